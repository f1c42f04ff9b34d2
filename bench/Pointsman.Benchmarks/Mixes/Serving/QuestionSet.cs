namespace Pointsman.Benchmarks.Mixes;

/// <summary>What questions are drawn for; no question stands in two sets.</summary>
internal enum QuestionSet
{
    /// <summary>To choose thresholds.</summary>
    Choosing,

    /// <summary>To predict, by asking each model alone.</summary>
    Predicting,

    /// <summary>To be sent through the route whose cost and accuracy were predicted.</summary>
    Measuring,
}
