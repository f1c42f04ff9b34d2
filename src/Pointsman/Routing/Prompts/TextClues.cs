namespace Pointsman;

/// <summary>
/// What was counted in the text of the last question and, for short answers, in the instructions; of long texts only
/// as much as <see cref="PromptWindow"/> lets through.
/// </summary>
public readonly record struct TextClues
{
    /// <summary>Words; two characters of a script without spaces count as one.</summary>
    public ushort Words { get; init; }

    /// <summary>Weight of the words that ask for weighing, proof, design, or several steps.</summary>
    public ushort Hard { get; init; }

    /// <summary>Words that ask for composing or explaining.</summary>
    public ushort Work { get; init; }

    /// <summary>Words that ask for a short answer: a label, a field, a translation.</summary>
    public ushort Brief { get; init; }

    /// <summary>Question marks.</summary>
    public ushort Questions { get; init; }

    /// <summary>Lines that are items of a list.</summary>
    public ushort Items { get; init; }

    /// <summary>Numbers.</summary>
    public ushort Numbers { get; init; }

    /// <summary>Lines that look like source code.</summary>
    public ushort CodeLines { get; init; }
}
