namespace Pointsman;

/// <summary>What a model can be good at. Each benchmark measures one of these.</summary>
public enum Capability
{
    /// <summary>Drawing conclusions over several steps.</summary>
    Reasoning = 0,

    /// <summary>Mathematics.</summary>
    Math,

    /// <summary>Writing and changing code.</summary>
    Code,

    /// <summary>Working in steps with tools over a long time.</summary>
    Agents,

    /// <summary>Calling functions with the right arguments.</summary>
    Tools,

    /// <summary>Doing what was asked in the form that was asked.</summary>
    Instructions,

    /// <summary>Using language well; creative and nuanced writing.</summary>
    Writing,

    /// <summary>Knowing facts.</summary>
    Knowledge,

    /// <summary>Finding and using what stands in long documents.</summary>
    Documents,

    /// <summary>Saying only what the given text supports.</summary>
    Faithfulness,

    /// <summary>Reading tables and data.</summary>
    Data,

    /// <summary>Languages beside English.</summary>
    Languages,

    /// <summary>Understanding images.</summary>
    Vision,

    /// <summary>Understanding video.</summary>
    Video,

    /// <summary>Understanding and speaking.</summary>
    Audio,

    /// <summary>Answering fast.</summary>
    Speed,
}
