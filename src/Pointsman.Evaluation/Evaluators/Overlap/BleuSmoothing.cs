namespace Pointsman.Evaluation;

/// <summary>What BLEU does where no run of a length is found, by methods of Chen and Cherry (2014).</summary>
public enum BleuSmoothing
{
    /// <summary>Nothing: the score is 0.</summary>
    None,

    /// <summary>A tenth of a run is found: method 1 with epsilon 0.1.</summary>
    Epsilon,

    /// <summary>One is added to what is found and what there is, from runs of 2 on: method 2.</summary>
    AddOne,
}
