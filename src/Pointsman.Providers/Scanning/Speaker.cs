namespace Pointsman.Providers;

/// <summary>Whose message it is.</summary>
internal enum Speaker : byte
{
    /// <summary>It does not say; such a message is taken for the user's.</summary>
    Unknown,

    /// <summary>The user's.</summary>
    User,

    /// <summary>Instructions.</summary>
    System,

    /// <summary>The model's own.</summary>
    Model,

    /// <summary>The result of a tool.</summary>
    Tool,
}
