using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>
/// What a model is for, read off its name, for sources that do not say. Only names that leave no doubt count; the
/// others
/// stay without a task and are taken for chat.
/// </summary>
internal static partial class TaskNames
{
    public static ModelTask? Of(string name, Modalities? input, Modalities? output)
    {
        string plain = name[(name.LastIndexOf('/') + 1)..].ToLowerInvariant();
        return OfName(plain, output) ?? OfOutput(input, output);
    }

    private static ModelTask? OfName(string name, Modalities? output) => name switch
    {
        _ when Rerank().IsMatch(name) => ModelTask.Rerank,
        _ when Embedding().IsMatch(name) => ModelTask.Embedding,
        _ when SpeechToText().IsMatch(name) => ModelTask.SpeechToText,
        _ when TextToSpeech().IsMatch(name) => ModelTask.TextToSpeech,
        _ when Video().IsMatch(name) => ModelTask.VideoGeneration,
        _ when Image().IsMatch(name) || (ImageWord().IsMatch(name) && output?.HasFlag(Modalities.Image) == true) =>
            ModelTask.ImageGeneration,
        _ when Moderation().IsMatch(name) => ModelTask.Moderation,
        _ when Ocr().IsMatch(name) => ModelTask.Ocr,
        _ => null,
    };

    // Whatever gives no text holds no conversation.
    private static ModelTask? OfOutput(Modalities? input, Modalities? output) => output switch
    {
        null => null,
        { } known when known.HasFlag(Modalities.Text) => input == Modalities.Audio ? ModelTask.SpeechToText : null,
        { } known when known.HasFlag(Modalities.Vector) => ModelTask.Embedding,
        { } known when known.HasFlag(Modalities.Video) => ModelTask.VideoGeneration,
        { } known when known.HasFlag(Modalities.Image) => ModelTask.ImageGeneration,
        { } known when known.HasFlag(Modalities.Audio) => ModelTask.TextToSpeech,
        _ => ModelTask.Classification,
    };

    [GeneratedRegex(@"rerank|(^|[-_.])ranker([-_.]|$)")]
    private static partial Regex Rerank();

    [GeneratedRegex(@"embed|(^|[-_.])(bge|e5|gte)[-_.]|mpnet|mini-?lm")]
    private static partial Regex Embedding();

    [GeneratedRegex(@"whisper|transcri(be|ption)|(^|[-_.])(stt|asr)([-_.\d]|$)|speech-to-text|parakeet-")]
    private static partial Regex SpeechToText();

    [GeneratedRegex(@"(^|[-_.\d])tts([-_.\d]|$)|text-to-speech|melotts|(^|[-_.])speech([-_.]|$)")]
    private static partial Regex TextToSpeech();

    [GeneratedRegex(@"(^|[-_.])(veo|sora)([-_.\d]|$)|video-generation|(^|[-_.])(t2v|i2v)([-_.]|$)")]
    private static partial Regex Video();

    [GeneratedRegex(
        @"dall-?e|(^|[-_.])imagen([-_.\d]|$)|gpt-image|(^|[-_.])flux([-_.\d]|$)"
        + "|stable-(diffusion|image)|image-generation")]
    private static partial Regex Image();

    [GeneratedRegex(@"(^|[-_.])image([-_.\d]|$)")]
    private static partial Regex ImageWord();

    [GeneratedRegex(
        @"moderation|(^|[-_.\d])(llama)?guard(ian)?([-_.\d]|$)|shieldgemma"
        + @"|content-safety|(^|[-_.])(safety|safeguard)([-_.]|$)")]
    private static partial Regex Moderation();

    [GeneratedRegex(@"(^|[-_.])(\w+)?ocr([-_.\d]|$)")]
    private static partial Regex Ocr();
}
