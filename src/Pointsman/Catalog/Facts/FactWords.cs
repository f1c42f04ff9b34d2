namespace Pointsman;

/// <summary>The words that the catalog's files use for tasks, modalities, features and lifecycles.</summary>
internal static class FactWords
{
    public static readonly IReadOnlyList<KeyValuePair<string, ModelTask>> Tasks =
    [
        new("chat", ModelTask.Chat),
        new("completion", ModelTask.Completion),
        new("embedding", ModelTask.Embedding),
        new("rerank", ModelTask.Rerank),
        new("speech-to-text", ModelTask.SpeechToText),
        new("text-to-speech", ModelTask.TextToSpeech),
        new("image-generation", ModelTask.ImageGeneration),
        new("video-generation", ModelTask.VideoGeneration),
        new("moderation", ModelTask.Moderation),
        new("classification", ModelTask.Classification),
        new("summarisation", ModelTask.Summarisation),
        new("detection", ModelTask.Detection),
        new("segmentation", ModelTask.Segmentation),
        new("ocr", ModelTask.Ocr),
    ];

    public static readonly IReadOnlyList<KeyValuePair<string, Modalities>> Modality =
    [
        new("text", Modalities.Text),
        new("image", Modalities.Image),
        new("audio", Modalities.Audio),
        new("video", Modalities.Video),
        new("pdf", Modalities.Pdf),
        new("vector", Modalities.Vector),
        new("labels", Modalities.Labels),
    ];

    public static readonly IReadOnlyList<KeyValuePair<string, Features>> Feature =
    [
        new("tools", Features.Tools),
        new("json-schema", Features.JsonSchema),
        new("prompt-caching", Features.PromptCaching),
        new("reasoning", Features.Reasoning),
        new("temperature", Features.Temperature),
        new("batch", Features.Batch),
        new("attachments", Features.Attachments),
        new("fine-tuning", Features.FineTuning),
        new("citations", Features.Citations),
        new("realtime", Features.Realtime),
    ];

    public static readonly IReadOnlyList<KeyValuePair<string, Lifecycle>> Status =
    [
        new("active", Lifecycle.Active),
        new("preview", Lifecycle.Preview),
        new("deprecated", Lifecycle.Deprecated),
        new("retired", Lifecycle.Retired),
    ];

    /// <summary>The value of a word; null when the word is unknown.</summary>
    public static T? Find<T>(IReadOnlyList<KeyValuePair<string, T>> words, string word)
        where T : struct, Enum
    {
        foreach ((string known, T value) in words)
        {
            if (known == word)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The word for a value.</summary>
    public static string Of<T>(IReadOnlyList<KeyValuePair<string, T>> words, T value)
        where T : struct, Enum => words.First(word => word.Value.Equals(value)).Key;

    /// <summary>The words for the flags that are set, in the order of the list.</summary>
    public static IEnumerable<string> All<T>(IReadOnlyList<KeyValuePair<string, T>> words, T flags)
        where T : struct, Enum => words.Where(word => flags.HasFlag(word.Value)).Select(word => word.Key);
}
