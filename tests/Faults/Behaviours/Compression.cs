namespace Pointsman.Faults;

/// <summary>The content encoding of an answer.</summary>
internal enum Compression
{
    None,
    Gzip,
    Brotli,
}
