//! Matrices of the page description: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.

/// A matrix as PDF writes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub(super) [f32; 6]);

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First this one, then `next`.
    #[expect(clippy::many_single_char_names, reason = "the names PDF gives the numbers of a matrix")]
    pub(super) fn then(self, next: &Self) -> Self {
        let ([a, b, c, d, e, f], [na, nb, nc, nd, ne, nf]) = (self.0, next.0);
        Self([a * na + b * nc, a * nb + b * nd, c * na + d * nc, c * nb + d * nd, e * na + f * nc + ne, e * nb + f * nd + nf])
    }

    /// Where a point goes.
    #[expect(clippy::many_single_char_names, reason = "the names PDF gives the numbers of a matrix")]
    pub(super) fn apply(&self, x: f32, y: f32) -> (f32, f32) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// By how much lengths along x grow.
    pub(super) fn x_scale(&self) -> f32 {
        self.0[0].hypot(self.0[1])
    }

    /// By how much lengths along y grow.
    pub(super) fn y_scale(&self) -> f32 {
        self.0[2].hypot(self.0[3])
    }
}
