using Xunit;

namespace Pointsman.Evaluation.Tests.Verdicts;

public sealed class ModelFamilyTests
{
    [Theory]
    [InlineData("openai/gpt-4o-mini", "gpt")]
    [InlineData("o3-mini", "gpt")]
    [InlineData("chatgpt-4o-latest", "gpt")]
    [InlineData("us.anthropic.claude-sonnet-4-v1:0", "claude")]
    [InlineData("google/gemma-3-27b-it", "gemini")]
    [InlineData("meta.llama3-1-70b-instruct-v1:0", "llama")]
    [InlineData("mistralai/mixtral-8x7b", "mistral")]
    [InlineData("Qwen/Qwen2.5-72B-Instruct", "qwen")]
    [InlineData("deepseek/deepseek-r1-distill-llama-70b", "deepseek")]
    [InlineData("x-ai/grok-4", "grok")]
    [InlineData("cohere/command-r-plus", "command")]
    [InlineData("amazon.nova-pro-v1:0", "nova")]
    [InlineData("azure/phi4", "phi")]
    [InlineData("sim/small", "sim")]
    [InlineData("my/philosopher", null)]
    [InlineData("opus", null)]
    [InlineData("", null)]
    public void A_name_tells_the_family(string model, string? family) => Assert.Equal(family, ModelFamily.Of(model));

    [Fact]
    public void Models_without_a_known_family_share_none()
    {
        Assert.Equal("claude", ModelFamily.Shared("anthropic/claude-opus-4", "bedrock/claude-haiku-3", null));
        Assert.Null(ModelFamily.Shared("fast", "smart", null));
        Assert.Null(ModelFamily.Shared("gpt-4o", "claude-opus-4", null));
    }
}
