namespace Pointsman.Faults;

/// <summary>How lines of an event stream end; the standard allows all three.</summary>
internal enum LineEnd
{
    Lf,
    CrLf,
    Cr,
}
