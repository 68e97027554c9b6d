"""Values of time: instants, intervals, bounds, calendars, codecs. No text, no language, no input or output."""
