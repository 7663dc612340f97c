"""What reads English without a model: quantities, dates, attribution, names, loaded words."""
