namespace Pointsman;

/// <summary>What a word of a prompt hints at; each is a lane of eight bits in the sums over a text.</summary>
internal enum PromptTopic
{
    /// <summary>Weighing, proof, design: several steps that depend on each other.</summary>
    Hard,

    /// <summary>Composing and explaining.</summary>
    Work,

    /// <summary>A short answer: a label, a field, a translation.</summary>
    Brief,

    /// <summary>Mathematics: 4 for a word of its own, 1 for one that needs numbers beside it.</summary>
    Maths,

    /// <summary>It presses.</summary>
    Urgent,

    /// <summary>Names of programming languages and tools.</summary>
    Tongue,

    /// <summary>Things that programs are made of.</summary>
    Part,

    /// <summary>Words of languages that have no lane.</summary>
    Foreign,
}
