namespace Pointsman.Faults;

/// <summary>Where an answer waits until the test lets it go.</summary>
internal enum HoldPlace
{
    None,
    BeforeHead,
    BeforeContent,
    MidContent,
    BeforeEnd,
}
