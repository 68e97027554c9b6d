"""The temporal constraint network: bounds, conflicts, repair, reasons."""
