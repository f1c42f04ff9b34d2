using System.Reflection;
using System.Text.Json;
using Xunit;

namespace Pointsman.Tests.Catalog;

public sealed class ModelNamesTests
{
    [Theory]
    [InlineData("gpt-4o-2024-08-06", "gpt-4o")]
    [InlineData("azure/eu/gpt-4o-2024-11-20", "gpt-4o")]
    [InlineData("GPT 4o (Aug 2024)", "gpt-4o")]
    [InlineData("gpt-4-0613", "gpt-4")]
    [InlineData("gpt-4-1106-preview", "gpt-4-turbo")]
    [InlineData("gpt-35-turbo-1106", "gpt-3.5-turbo")]
    [InlineData("us.anthropic.claude-3-5-sonnet-20241022-v2:0", "claude-3.5-sonnet")]
    [InlineData("vertex_ai/claude-3-5-sonnet@20240620", "claude-3.5-sonnet")]
    [InlineData("Claude Sonnet 3.5 (June 2024)", "claude-3.5-sonnet")]
    [InlineData("claude-4-sonnet-20250514", "claude-sonnet-4")]
    [InlineData("anthropic/claude-sonnet-4-0", "claude-sonnet-4")]
    [InlineData("cortecs/claude-opus4-6", "claude-opus-4.6")]
    [InlineData("bedrock/us-east-1/anthropic.claude-v2:1", "claude-2.1")]
    [InlineData("accounts/fireworks/models/llama-v3p1-405b-instruct", "llama-3.1-405b")]
    [InlineData("meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo", "llama-3.1-405b")]
    [InlineData("meta.llama3-1-405b-instruct-v1:0", "llama-3.1-405b")]
    [InlineData("meta/llama-4-maverick-17b-128e-instruct-fp8", "llama-4-maverick")]
    [InlineData("groq/llama3-70b-8192", "llama-3-70b")]
    [InlineData("openrouter/qwen/qwen-2.5-coder-32b-instruct", "qwen2.5-coder-32b")]
    [InlineData("qwen2-5-vl-72b-instruct", "qwen2.5-vl-72b")]
    [InlineData("qwen3-235b-a22b-instruct-2507", "qwen3-235b-a22b-2507")]
    [InlineData("DeepSeek V3 (0324)", "deepseek-v3-0324")]
    [InlineData("deepseek/deepseek-chat-v3.1", "deepseek-v3.1")]
    [InlineData("command-r-plus-08-2024", "command-r-plus")]
    [InlineData("Command R+ (08-24)", "command-r-plus")]
    [InlineData("gemini-1.5-pro-exp-0827", "gemini-1.5-pro")]
    [InlineData("gemini/gemini-2.5-flash-preview-09-2025", "gemini-2.5-flash")]
    [InlineData("Gemini Pro 1.5", "gemini-1.5-pro")]
    [InlineData("zai-org/GLM-4.5-FP8", "glm-4.5")]
    [InlineData("zai-org/glm-4p7", "glm-4.7")]
    [InlineData("MiniMaxAI/minimax-m2p1", "minimax-m2.1")]
    [InlineData("xai/grok-4-0709", "grok-4")]
    [InlineData("ollama/mistral-nemo:12b-instruct-2407-q4_K_M", "mistral-nemo-12b-2407")]
    [InlineData("google.gemma-3-27b-it", "gemma-3-27b")]
    [InlineData("mistralai/mixtral-8x7b-instruct-v0.1", "mixtral-8x7b")]
    [InlineData("openrouter/openai/gpt-oss-120b:free", "gpt-oss-120b")]
    [InlineData("o1-preview-2024-09-12", "o1-preview")]
    public void A_name_of_any_source_becomes_the_id_of_its_model(string name, string id) =>
        Assert.Equal(id, ModelNames.Canonical(name));

    [Theory]
    [InlineData("gpt-4o", "gpt-4o-audio-preview")]
    [InlineData("gpt-4o", "gpt-4o-mini-2024-07-18")]
    [InlineData("gpt-4o", "gpt-4o-realtime-preview-2024-12-17")]
    [InlineData("gpt-4o", "gpt-4o-search-preview")]
    [InlineData("gpt-4o", "gpt-4o-transcribe")]
    [InlineData("gpt-4o", "chatgpt-4o-latest")]
    [InlineData("gpt-4", "gpt-4-32k-0613")]
    [InlineData("gpt-4", "gpt-4-vision-preview")]
    [InlineData("gpt-3.5-turbo", "gpt-3.5-turbo-instruct")]
    [InlineData("gpt-3.5-turbo", "gpt-3.5-turbo-16k")]
    [InlineData("gpt-5", "gpt-5-codex")]
    [InlineData("gpt-5", "gpt-5-pro-2025-10-06")]
    [InlineData("gpt-5", "gpt-5-nano-high")]
    [InlineData("o1", "o1-preview")]
    [InlineData("gemini-2.5-flash", "gemini-2.5-flash-lite-preview-06-17")]
    [InlineData("gemini-2.5-flash", "gemini-2.5-flash-image-preview")]
    [InlineData("gemini-2.5-flash", "gemini-2.5-flash-preview-tts")]
    [InlineData("gemini-2.0-flash", "gemini-2.0-flash-thinking-exp-01-21")]
    [InlineData("qwen3-next-80b-a3b", "qwen3-next-80b-a3b-thinking")]
    [InlineData("qwen3-30b-a3b", "qwen3-coder-30b-a3b-instruct")]
    [InlineData("qwen2.5-7b", "qwen2.5-vl-7b-instruct")]
    [InlineData("qwq-32b", "qwq-32b-preview")]
    [InlineData("deepseek-v3", "deepseek-v3-0324")]
    [InlineData("deepseek-v3.2", "deepseek-v3.2-exp")]
    [InlineData("mistral-large", "mistral-large-2411")]
    [InlineData("mistral-large", "mistral-large-latest")]
    [InlineData("kimi-k2", "kimi-k2-thinking")]
    [InlineData("nova-2", "deepgram/nova-2")]
    [InlineData("gpt-13b", "cerebras/cerebras-gpt-13b")]
    public void A_model_of_its_own_never_merges_into_another(string model, string other) =>
        Assert.NotEqual(model, ModelNames.Canonical(other));

    [Theory]
    [InlineData("claude-opus-4-5-20251101-thinking-64k-high-effort", "claude-opus-4.5", "thinking-64k-high")]
    [InlineData("claude-3-7-sonnet-20250219-base", "claude-3.7-sonnet", null)]
    [InlineData("gpt-5.1-2025-11-13-nothinking", "gpt-5.1", "no-thinking")]
    [InlineData("o3-mini-2025-01-31-high", "o3-mini", "high")]
    [InlineData("openai/gpt-5-high-2025-08-07", "gpt-5", "high")]
    [InlineData("gpt-5.4-xhigh", "gpt-5.4", "xhigh")]
    [InlineData("GPT-4o-mini-2024-07-18 (FC)", "gpt-4o-mini", "fc")]
    [InlineData("gemini-2.5-pro-06-05-highthinking", "gemini-2.5-pro", "high")]
    [InlineData("anthropic/claude-opus-4.6:thinking:medium", "claude-opus-4.6", "thinking-medium")]
    [InlineData("Qwen3 235B A22B diff, no think, Alibaba API", "qwen3-235b-a22b", "no-thinking")]
    [InlineData("mistral-medium-2505", "mistral-medium-2505", null)]
    public void An_effort_or_a_way_of_calling_is_a_variant_and_not_a_model(string name, string id, string? variant) =>
        Assert.Equal(new ModelName(id, variant), ModelNames.Read(name));

    [Theory]
    [InlineData("")]
    [InlineData("///")]
    [InlineData("-latest")]
    [InlineData("(high)")]
    public void A_name_that_says_nothing_still_has_a_form(string name) => Assert.NotEmpty(ModelNames.Canonical(name));

    [Fact]
    public void An_alias_finds_its_model_before_the_rules_do()
    {
        ModelNames names = new([new Model { Id = "mistral-large-2", Aliases = ["mistral-large-2407"] }]);

        Assert.True(names.TryFind("openrouter/mistralai/mistral-large-2407", out string id, out _));
        Assert.Equal("mistral-large-2", id);
    }

    [Fact]
    public void A_known_id_with_an_ending_that_looks_like_an_effort_stays_whole()
    {
        ModelNames names = new([new Model { Id = "gpt-9-high" }, new Model { Id = "gpt-9" }]);

        Assert.True(names.TryFind("gpt-9-high", out string id, out string? variant));
        Assert.Equal(("gpt-9-high", null), (id, variant));
    }

    [Fact]
    public void A_chat_model_is_found_under_its_name_without_chat()
    {
        ModelNames names = new([new Model { Id = "llama-2-7b" }]);

        Assert.True(names.TryFind("meta.llama2-7b-chat-v1", out string id, out _));
        Assert.Equal("llama-2-7b", id);
    }

    [Fact]
    public void An_unknown_name_gives_its_own_form_as_a_new_id()
    {
        Assert.False(ModelNames.None.TryFind("acme/Rocket-7B-Instruct", out string id, out _));
        Assert.Equal("rocket-7b", id);
    }

    [Fact]
    public void The_order_of_the_known_models_makes_no_difference()
    {
        Model[] known = [new Model { Id = "b", Aliases = ["same"] }, new Model { Id = "a", Aliases = ["same"] }];

        Assert.Equal(new ModelNames(known).IdOf("same", out _), new ModelNames(known.Reverse()).IdOf("same", out _));
    }

    [Fact]
    public void The_form_of_a_form_is_itself_for_every_offer_that_ships()
    {
        Assembly assembly = typeof(ModelNames).Assembly;
        foreach (string file in assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith("/offers.jsonl", StringComparison.Ordinal)))
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(file)!);
            while (reader.ReadLine() is { } line)
            {
                using JsonDocument offer = JsonDocument.Parse(line);
                string form = ModelNames.Canonical(offer.RootElement.GetProperty("id").GetString()!);
                Assert.Equal(form, ModelNames.Canonical(form));
            }
        }
    }
}
