//! Quantities as they are typed: sizes, shares, ages.

use crate::args::Limit;
use nachlese_indexer::{LEAST_MEMORY, Tolerance};
use std::time::Duration;

/// `8M`, `1.5G`, `500000`: bytes, in powers of 1024.
pub(crate) fn size(text: &str) -> Result<u64, String> {
    let number = text.trim_end_matches(['b', 'B']).trim_end_matches(['i']);
    let (digits, power) = match number.char_indices().next_back() {
        Some((at, unit)) if unit.is_ascii_alphabetic() => {
            let power = ["k", "m", "g", "t"].iter().position(|u| unit.eq_ignore_ascii_case(&char_of(u)));
            let power = power.ok_or_else(|| format!("`{unit}` is not a unit: use K, M, G or T"))?;
            (number.get(..at).unwrap_or_default(), power as i32 + 1)
        }
        _ => (number, 0),
    };
    let value: f64 = digits.trim().parse().map_err(|_| "expected a number with K, M, G or T".to_owned())?;
    let bytes = value * 1024_f64.powi(power);
    if (0.0..=1e18).contains(&bytes) { Ok(bytes as u64) } else { Err("the size is out of range".to_owned()) }
}

fn char_of(unit: &str) -> char {
    unit.chars().next().unwrap_or_default()
}

/// `20`, `all`.
pub(crate) fn limit(text: &str) -> Result<Limit, String> {
    if text == "all" {
        return Ok(Limit(usize::MAX));
    }
    text.parse().map(Limit).map_err(|_| "expected a number, or `all`".to_owned())
}

/// A size that a run can work with.
pub(crate) fn memory(text: &str) -> Result<u64, String> {
    let bytes = size(text)?;
    if bytes < LEAST_MEMORY { Err(format!("at least {}M is needed", LEAST_MEMORY >> 20)) } else { Ok(bytes) }
}

/// `0.9`, `90%`.
pub(crate) fn share(text: &str) -> Result<f64, String> {
    let (digits, scale) = text.strip_suffix('%').map_or((text, 1.0), |digits| (digits, 100.0));
    let share =
        digits.trim().parse::<f64>().map_err(|_| "expected a share such as 0.9 or 90%".to_owned())? / scale;
    if (0.0..=1.0).contains(&share) { Ok(share) } else { Err("a share must be between 0 and 1".to_owned()) }
}

/// `20`, `1%`.
pub(crate) fn tolerance(text: &str) -> Result<Tolerance, String> {
    if text.ends_with('%') {
        return share(text).map(Tolerance::Share);
    }
    text.parse().map(Tolerance::Count).map_err(|_| "expected a number, or a share such as 1%".to_owned())
}

/// `26h`, `90m`, `3d`, `30s`.
pub(crate) fn age(text: &str) -> Result<Duration, String> {
    let wrong = || "expected a number with s, m, h or d".to_owned();
    let (digits, unit) = text.split_at_checked(text.len().saturating_sub(1)).ok_or_else(wrong)?;
    let seconds = match unit {
        "s" => 1,
        "m" => 60,
        "h" => 3600,
        "d" => 86400,
        _ => return Err(wrong()),
    };
    let number: u64 = digits.trim().parse().map_err(|_| wrong())?;
    number.checked_mul(seconds).map(Duration::from_secs).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_read_as_they_are_typed() {
        assert_eq!(size("8M"), Ok(8 << 20));
        assert_eq!(size("1.5 GiB"), Ok(3 << 29));
        assert_eq!(size("500000"), Ok(500_000));
        assert!(["", "M", "-1K", "1X", "1e30", "NaN"].iter().all(|text| size(text).is_err()));
        assert!(memory("1M").is_err() && memory("256m").is_ok());
        assert_eq!(share("90%"), Ok(0.9));
        assert!(share("2").is_err() && share("x").is_err() && share("NaN").is_err());
        assert_eq!(tolerance("1%"), Ok(Tolerance::Share(0.01)));
        assert_eq!(tolerance("20"), Ok(Tolerance::Count(20)));
        assert!(tolerance("-1").is_err());
        assert_eq!(age("26h"), Ok(Duration::from_secs(26 * 3600)));
        assert!(["", "h", "26", "ä", "99999999999999999999d"].iter().all(|text| age(text).is_err()));
    }
}
