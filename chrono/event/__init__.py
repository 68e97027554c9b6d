"""Event mentions: trigger, class, tense, polarity, modality, label."""
