//! Stage: normalise.
