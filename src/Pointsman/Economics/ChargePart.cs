namespace Pointsman;

/// <summary>A part of a call that is priced by itself.</summary>
public enum ChargePart
{
    /// <summary>Plain input tokens.</summary>
    Input,

    /// <summary>Input tokens read from the provider's cache.</summary>
    CachedInput,

    /// <summary>Input tokens written to the provider's cache.</summary>
    CacheWrite,

    /// <summary>Input tokens written to the provider's cache for an hour.</summary>
    CacheWriteHour,

    /// <summary>Audio tokens read.</summary>
    AudioInput,

    /// <summary>Image tokens read.</summary>
    ImageInput,

    /// <summary>Output tokens that the caller sees.</summary>
    Output,

    /// <summary>Output tokens of reasoning.</summary>
    Reasoning,

    /// <summary>Audio tokens written.</summary>
    AudioOutput,

    /// <summary>Image tokens written.</summary>
    ImageOutput,

    /// <summary>Images read, by the piece.</summary>
    ImagesIn,

    /// <summary>Images made, by the piece.</summary>
    ImagesOut,

    /// <summary>Seconds of audio or video read.</summary>
    SecondsIn,

    /// <summary>Seconds of audio or video made.</summary>
    SecondsOut,

    /// <summary>Requests, by the piece.</summary>
    Requests,
}
