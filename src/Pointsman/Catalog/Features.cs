namespace Pointsman;

/// <summary>What an offer can do beside answering in plain text.</summary>
[Flags]
public enum Features
{
    /// <summary>Nothing is known.</summary>
    None = 0,

    /// <summary>Calls tools (functions).</summary>
    Tools = 1,

    /// <summary>Keeps to a JSON schema.</summary>
    JsonSchema = 2,

    /// <summary>Gives a discount for input that it has seen before.</summary>
    PromptCaching = 4,

    /// <summary>Thinks before it answers, or can be asked to.</summary>
    Reasoning = 8,

    /// <summary>Lets the caller set the temperature.</summary>
    Temperature = 16,

    /// <summary>Takes requests in batches, later and cheaper.</summary>
    Batch = 32,

    /// <summary>Takes files beside text.</summary>
    Attachments = 64,

    /// <summary>Can be fine-tuned by the buyer.</summary>
    FineTuning = 128,

    /// <summary>Cites the documents that it was given.</summary>
    Citations = 256,

    /// <summary>Holds a spoken conversation as it happens.</summary>
    Realtime = 512,
}
