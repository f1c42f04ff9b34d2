using System.Globalization;

namespace Pointsman;

/// <summary>Turns the words of public formats into the catalog's.</summary>
internal static class FactTexts
{
    /// <summary>No model costs more for a million tokens; a larger number is a mistake of units.</summary>
    public const decimal DearestRate = 1_000_000m;

    public static Modalities Modality(string word) => word.Trim().ToLowerInvariant() switch
    {
        "text" => Modalities.Text,
        "image" or "images" => Modalities.Image,
        "audio" or "speech" => Modalities.Audio,
        "video" => Modalities.Video,
        "pdf" or "file" or "document" => Modalities.Pdf,
        "embeddings" or "embedding" or "vector" => Modalities.Vector,
        "labels" => Modalities.Labels,
        _ => Modalities.None,
    };

    public static Lifecycle? Status(string? word) => word?.ToLowerInvariant() switch
    {
        "deprecated" => Lifecycle.Deprecated,
        "alpha" or "beta" or "preview" => Lifecycle.Preview,
        "retired" => Lifecycle.Retired,
        "active" => Lifecycle.Active,
        _ => null,
    };

    public static ModelTask? Task(string? mode) => mode switch
    {
        "chat" or "responses" => ModelTask.Chat,
        "completion" => ModelTask.Completion,
        "embedding" => ModelTask.Embedding,
        "rerank" => ModelTask.Rerank,
        "audio_transcription" => ModelTask.SpeechToText,
        "audio_speech" => ModelTask.TextToSpeech,
        "image_generation" => ModelTask.ImageGeneration,
        "video_generation" => ModelTask.VideoGeneration,
        "ocr" => ModelTask.Ocr,
        "moderation" => ModelTask.Moderation,
        _ => null,
    };

    /// <summary>What a model is for, as far as what goes in and out tells.</summary>
    public static ModelTask? Task(Modalities? input, Modalities? output) => (input, output) switch
    {
        (_, null) or (null, _) => null,
        (_, Modalities.Vector) => ModelTask.Embedding,
        (_, Modalities.Image or (Modalities.Image | Modalities.Pdf)) => ModelTask.ImageGeneration,
        (_, Modalities.Video) => ModelTask.VideoGeneration,
        (_, Modalities.Audio) => ModelTask.TextToSpeech,
        (Modalities.Audio, Modalities.Text) => ModelTask.SpeechToText,
        _ => null,
    };

    /// <summary>A date as sources write it: a day, a month, a year, or a day with a time.</summary>
    public static DateOnly? Date(string? text)
    {
        string day = text?.Trim() is { Length: > 0 } trimmed ? trimmed.Split(' ', 'T')[0] : "";
        return CatalogDate.TryParse(day, out DateOnly date) && date.Year is >= 1990 and <= 2100 ? date : null;
    }

    /// <summary>The date of a release, unless it lies too far ahead to be one.</summary>
    public static DateOnly? Release(DateOnly date, DateOnly latest, string key, List<string> problems)
    {
        if (date <= latest)
        {
            return date;
        }

        problems.Add(string.Create(CultureInfo.InvariantCulture, $"{key} {date:yyyy-MM-dd} lies in the future"));
        return null;
    }

    public static Features? Known(Features features) => features == Features.None ? null : features;

    public static Rates? Known(Rates rates) => rates == Rates.Unknown ? null : rates;

    public static SpecialRates? Known(SpecialRates special) => special == new SpecialRates() ? null : special;
}
