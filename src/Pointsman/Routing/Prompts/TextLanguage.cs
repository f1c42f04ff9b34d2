namespace Pointsman;

/// <summary>The language that most of a text is in, as far as it is told apart.</summary>
public enum TextLanguage : byte
{
    /// <summary>There is too little text to tell.</summary>
    Unknown,

    /// <summary>English.</summary>
    En,

    /// <summary>German.</summary>
    De,

    /// <summary>French.</summary>
    Fr,

    /// <summary>Spanish.</summary>
    Es,

    /// <summary>Italian.</summary>
    It,

    /// <summary>Portuguese.</summary>
    Pt,

    /// <summary>Dutch.</summary>
    Nl,

    /// <summary>Polish.</summary>
    Pl,

    /// <summary>Russian.</summary>
    Ru,

    /// <summary>Ukrainian.</summary>
    Uk,

    /// <summary>Chinese.</summary>
    Zh,

    /// <summary>Japanese.</summary>
    Ja,

    /// <summary>Korean.</summary>
    Ko,

    /// <summary>Arabic.</summary>
    Ar,

    /// <summary>Hindi, and what else is written in Devanagari.</summary>
    Hi,

    /// <summary>None of these.</summary>
    Other,
}
