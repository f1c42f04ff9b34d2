using Xunit;

namespace Pointsman.Tests.Catalog.Importing;

public sealed class TaskNamesTests
{
    [Theory]
    [InlineData("text-embedding-3-large", ModelTask.Embedding)]
    [InlineData("baai/bge-m3", ModelTask.Embedding)]
    [InlineData("multilingual-e5-large", ModelTask.Embedding)]
    [InlineData("all-MiniLM-L6-v2", ModelTask.Embedding)]
    [InlineData("bge-reranker-v2-m3", ModelTask.Rerank)]
    [InlineData("whisper-large-v3", ModelTask.SpeechToText)]
    [InlineData("gpt-4o-transcribe", ModelTask.SpeechToText)]
    [InlineData("gpt-4o-mini-tts", ModelTask.TextToSpeech)]
    [InlineData("dall-e-3", ModelTask.ImageGeneration)]
    [InlineData("black-forest-labs/flux.1-dev", ModelTask.ImageGeneration)]
    [InlineData("veo-3.0", ModelTask.VideoGeneration)]
    [InlineData("llama-guard-4-12b", ModelTask.Moderation)]
    [InlineData("mistral-ocr-latest", ModelTask.Ocr)]
    public void A_clear_name_tells_the_task(string name, ModelTask task) =>
        Assert.Equal(task, TaskNames.Of(name, null, null));

    [Theory]
    [InlineData("gpt-4o")]
    [InlineData("claude-3.5-sonnet")]
    [InlineData("gemma-2-27b-it")]
    [InlineData("qwen2.5-vl-72b")]
    [InlineData("gpt-5-image-understanding")]
    [InlineData("sorapis-chat")]
    public void Any_other_name_tells_nothing(string name) => Assert.Null(TaskNames.Of(name, null, null));

    [Fact]
    public void A_name_with_image_makes_images_only_when_images_come_out()
    {
        const Modalities Both = Modalities.Text | Modalities.Image;

        Assert.Equal(ModelTask.ImageGeneration, TaskNames.Of("gemini-2.5-flash-image", Both, Both));
        Assert.Null(TaskNames.Of("gemini-2.5-flash-image", Both, Modalities.Text));
    }

    [Fact]
    public void What_gives_no_text_is_no_chat_model()
    {
        Assert.Equal(ModelTask.TextToSpeech, TaskNames.Of("aura", Modalities.Text, Modalities.Audio));
        Assert.Equal(ModelTask.VideoGeneration, TaskNames.Of("kling", Modalities.Text, Modalities.Video));
        Assert.Null(TaskNames.Of("gpt-audio", Modalities.Text, Modalities.Text | Modalities.Audio));
    }

    [Fact]
    public void A_clear_name_knows_better_than_a_list_that_calls_everything_chat()
    {
        ImportedFacts read = Some.Import("""
            {"flux-1-dev":{"litellm_provider":"fireworks_ai","mode":"chat","input_cost_per_token":1e-9,"output_cost_per_token":1e-9}}
            """);

        Assert.Equal(ModelTask.ImageGeneration, Assert.Single(read.Models).Task);
    }

    [Fact]
    public void An_import_without_modes_gives_models_their_task()
    {
        ImportedFacts read = Some.Import(
            """{"openai":{"models":{"text-embedding-9":{"id":"x","cost":{"input":1,"output":0}},"gpt-9":{"id":"y","cost":{"input":1,"output":2}}}}}""");

        Assert.Equal(ModelTask.Embedding, read.Models.Single(model => model.Id == "text-embedding-9").Task);
        Assert.Null(read.Models.Single(model => model.Id == "gpt-9").Task);
    }
}
