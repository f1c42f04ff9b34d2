namespace Pointsman.Server.Tests.Gateway;

/// <summary>What has to become of a request whose first target misbehaves and whose second is well.</summary>
public enum Fate
{
    /// <summary>The first target's answer, whole: its oddity is none.</summary>
    Answered,

    /// <summary>The second target's answer, whole.</summary>
    Rescued,

    /// <summary>The first target's beginning, and an error in the stream.</summary>
    BrokenOff,

    /// <summary>The first target's own refusal; the second is not asked.</summary>
    Refused,
}
