namespace Pointsman.Faults;

/// <summary>How a client learns where a body ends.</summary>
internal enum Framing
{
    Length,
    Chunked,
    UntilClose,
}
