namespace Pointsman;

/// <summary>What a model is made for. Everything but <see cref="Chat"/> is no target for a conversation.</summary>
public enum ModelTask
{
    /// <summary>Answers messages; the only task that a route can point to.</summary>
    Chat = 0,

    /// <summary>Continues text or fills its gaps; a base model without instructions.</summary>
    Completion,

    /// <summary>Turns text into vectors.</summary>
    Embedding,

    /// <summary>Orders documents by how well they fit a question.</summary>
    Rerank,

    /// <summary>Turns speech into text.</summary>
    SpeechToText,

    /// <summary>Turns text into speech.</summary>
    TextToSpeech,

    /// <summary>Makes images.</summary>
    ImageGeneration,

    /// <summary>Makes videos.</summary>
    VideoGeneration,

    /// <summary>Judges whether content is acceptable.</summary>
    Moderation,

    /// <summary>Puts text into classes.</summary>
    Classification,

    /// <summary>Shortens or rewrites text.</summary>
    Summarisation,

    /// <summary>Finds objects in images.</summary>
    Detection,

    /// <summary>Cuts images into regions.</summary>
    Segmentation,

    /// <summary>Reads text off images.</summary>
    Ocr,
}
