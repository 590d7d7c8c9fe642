//! Whosaid reads a news article and shows who said what.
