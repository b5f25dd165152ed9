//! Entries of the package unpacked in one go: into memory of their size, up to a limit, checked against their sums.
//!
//! The ZIP library hands out what it unpacks piece by piece, with a copy and tables of its own for each entry; a document
//! has a dozen of them.

use std::io::Cursor;

use flate2::{Decompress, FlushDecompress, Status};
use zip::CompressionMethod;
use zip::read::ZipFile;

/// What unpacks entries; its tables serve for all of them.
pub(super) struct Inflater(Decompress);

/// Memory that is taken at least, where more is needed than stated.
const STEP: usize = 1 << 16;
/// Room behind the end, without which the last bytes are slower than the others.
const SLACK: usize = 512;

impl Inflater {
    pub(super) fn new() -> Self {
        Self(Decompress::new(false))
    }

    /// The bytes of an entry of `source`, or more of them than `limit`; none if it is not simply deflated.
    pub(super) fn entry(
        &mut self,
        source: &[u8],
        entry: &ZipFile<'_, Cursor<&[u8]>>,
        expected: usize,
        limit: usize,
    ) -> Option<Result<Vec<u8>, &'static str>> {
        if entry.encrypted() || entry.compression() != CompressionMethod::Deflated {
            return None;
        }
        let start = usize::try_from(entry.data_start()?).ok()?;
        let end = start.checked_add(usize::try_from(entry.compressed_size()).ok()?)?;
        let packed = source.get(start..end)?;
        Some(self.inflate(packed, expected, limit).and_then(|bytes| {
            // A part of the bytes is an error of another kind.
            if bytes.len() > limit || crc32fast::hash(&bytes) == entry.crc32() {
                Ok(bytes)
            } else {
                Err("its checksum is another")
            }
        }))
    }

    fn inflate(&mut self, packed: &[u8], expected: usize, limit: usize) -> Result<Vec<u8>, &'static str> {
        self.0.reset(false);
        let mut out = Vec::with_capacity(expected.saturating_add(SLACK));
        loop {
            let rest = packed.get(self.0.total_in() as usize..).unwrap_or_default();
            match self.0.decompress_vec(rest, &mut out, FlushDecompress::Finish) {
                Ok(Status::StreamEnd) => return Ok(out),
                Ok(_) if out.len() > limit => return Ok(out),
                Ok(_) if out.len() < out.capacity() => return Err("its data end too early"),
                Ok(_) => out.reserve(out.len().clamp(STEP, limit.saturating_sub(out.len()).saturating_add(STEP))),
                Err(_) => return Err("its data cannot be unpacked"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(bytes.len() + 64);
        let mut compress = flate2::Compress::new(flate2::Compression::fast(), false);
        compress.compress_vec(bytes, &mut out, flate2::FlushCompress::Finish).unwrap();
        out
    }

    #[test]
    fn stated_sizes_are_not_believed() {
        let bytes = "Kế hoạch ".repeat(50_000).into_bytes();
        let packed = packed(&bytes);
        let mut inflater = Inflater::new();
        for expected in [0, 1, 70_000, bytes.len(), bytes.len() + 9] {
            assert!(inflater.inflate(&packed, expected, bytes.len()).is_ok_and(|out| out == bytes), "{expected}");
        }
        let more = inflater.inflate(&packed, 0, 100_000).unwrap();
        assert!(more.len() > 100_000 && more.len() < 300_000, "{}", more.len());
    }

    #[test]
    fn damaged_data_end() {
        let packed = packed(&"Kế hoạch ".repeat(500).into_bytes());
        let mut inflater = Inflater::new();
        for length in 0..packed.len() {
            assert!(inflater.inflate(&packed[..length], 5_000, 1 << 20).is_err(), "{length}");
        }
        assert!(inflater.inflate(&[0xFF; 20], 20, 1 << 20).is_err());
        assert!(inflater.inflate(&packed, 10, 1 << 20).is_ok());
    }
}
