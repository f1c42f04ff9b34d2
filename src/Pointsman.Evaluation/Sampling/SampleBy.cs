namespace Pointsman.Evaluation;

/// <summary>By what recorded requests are divided before they are drawn.</summary>
public enum SampleBy
{
    /// <summary>The route that was asked.</summary>
    Route,

    /// <summary>The model that the request went to last.</summary>
    Model,

    /// <summary>The tags of the request, all of them together.</summary>
    Tag,

    /// <summary>How the request ended: completed, failed, cut.</summary>
    Outcome,

    /// <summary>How long the conversation is, in characters.</summary>
    Length,

    /// <summary>The hour of the day, in UTC.</summary>
    Hour,
}
