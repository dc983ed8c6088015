//! x

// Until `check` prints reports.
#[cfg(test)]
mod report;

fn main() {}
