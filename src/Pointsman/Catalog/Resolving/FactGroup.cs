namespace Pointsman;

/// <summary>Kinds of fact; the policy says for each kind which source is believed first.</summary>
public enum FactGroup
{
    /// <summary>Name, maker, family, task, specialty, successor, tokenizer.</summary>
    Identity = 0,

    /// <summary>Release day and knowledge cutoff.</summary>
    Release,

    /// <summary>What goes in and comes out.</summary>
    Modalities,

    /// <summary>Context, longest answer, requests and tokens per minute.</summary>
    Limits,

    /// <summary>What it can do; sources only ever add here, since none of them states what is missing.</summary>
    Features,

    /// <summary>Prices.</summary>
    Price,

    /// <summary>Status, retirement, replacement.</summary>
    Lifecycle,

    /// <summary>Licence and open weights.</summary>
    Openness,

    /// <summary>Numbers of parameters.</summary>
    Parameters,
}
