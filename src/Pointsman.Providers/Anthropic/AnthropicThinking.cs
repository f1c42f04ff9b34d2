using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>How hard the model is to think, in a messages request, both ways.</summary>
internal static partial class AnthropicThinking
{
    /// <summary>The least that the protocol takes as a budget, in tokens.</summary>
    public const int LeastBudget = 1_024;

    /// <summary>Reads <c>thinking</c>.</summary>
    public static void Read(AskReader read, JsonElement value, string path, ChatOptions options)
    {
        string? type = null;
        int? budget = null;
        foreach ((string name, JsonElement field, string own) in read.Fields(value, path))
        {
            switch (name)
            {
                case "type": type = read.Text(field, own); break;
                case "budget_tokens": budget = (int?)read.Whole(field, own, LeastBudget); break;
                default: read.Keep(own, field); break;
            }
        }

        options.Reasoning ??= new ReasoningOptions();
        switch (type)
        {
            case "disabled":
                options.Reasoning.Effort = ReasoningEffort.None;
                options.AdditionalProperties?.Remove(NeutralKeys.ReasoningEffort);
                break;
            case "adaptive":
                break;
            case "enabled" when budget is { } tokens:
                options.Reasoning.Effort ??= Effort.OfBudget(tokens);
                (options.AdditionalProperties ??= [])[NeutralKeys.ReasoningBudget] = tokens;
                break;
            case "enabled":
                read.Missing(path + ".budget_tokens", $"a number of tokens from {LeastBudget} is expected");
                break;
            default:
                string found = type is null ? "missing" : $"'{type}'";
                read.Fault(path + ".type", found, "enabled, adaptive or disabled is expected");
                break;
        }
    }

    /// <summary>Reads <c>output_config.effort</c>.</summary>
    public static void ReadEffort(AskReader read, JsonElement value, string path, ChatOptions options)
    {
        if (read.Text(value, path) is not { } word)
        {
            return;
        }

        if (Effort.Of(word) is not { } effort)
        {
            read.Fault(path, AskReader.Shown(value), "low, medium, high, xhigh or max is expected");
            return;
        }

        options.Reasoning ??= new ReasoningOptions();
        if (options.Reasoning.Effort != ReasoningEffort.None)
        {
            options.Reasoning.Effort = effort;
            (options.AdditionalProperties ??= [])[NeutralKeys.ReasoningEffort] = word;
        }
    }

    /// <summary>
    /// The tokens that an older model may think with; null for none. It takes no effort in words, refuses a budget
    /// that leaves nothing of the answer, and does not think when a tool is forced on it or when it comes back to
    /// calls that it did not think about: then the wish is a gap.
    /// </summary>
    public static int? Budget(ChatAsk ask, int mostTokens, Gaps gaps)
    {
        ChatOptions options = ask.Options;
        if (options.Reasoning?.Effort is not { } effort || effort == ReasoningEffort.None)
        {
            return null;
        }

        if (options.AdditionalProperties.Value<int>(NeutralKeys.ReasoningBudget) is { } wanted)
        {
            return wanted; // The client's own number: whether it fits is between it and the provider.
        }

        int budget = Math.Min(Effort.Budget(effort), mostTokens / 2);
        if (budget >= LeastBudget && options.ToolMode is not RequiredChatToolMode && !ReturnsToUnthoughtCalls(ask))
        {
            return budget;
        }

        gaps.Add(AskField.Reasoning, Effort.Word(effort));
        return null;
    }

    /// <summary>Whether the model is one of those that take a budget of tokens and no effort in words.</summary>
    public static bool TakesBudget(string model) => OlderModel().IsMatch(model);

    /// <summary>The effort's word for newer models; null when nothing was asked.</summary>
    public static string? Word(ChatOptions options)
    {
        if (options.Reasoning?.Effort is not { } effort || effort == ReasoningEffort.None)
        {
            return null;
        }

        string word = options.AdditionalProperties.Word(NeutralKeys.ReasoningEffort) ?? Effort.Word(effort);
        return word == "minimal" ? "low" : word;
    }

    private static bool ReturnsToUnthoughtCalls(ChatAsk ask)
    {
        ChatMessage? last = ask.Messages.LastOrDefault(message => message.Role != ChatRole.System);
        ChatMessage? spoken = ask.Messages.LastOrDefault(message => message.Role == ChatRole.Assistant);
        return last?.Role == ChatRole.Tool && spoken is not null && !spoken.Contents.Any(content =>
            content is TextReasoningContent { ProtectedData: { } seal }
            && ReasoningSeal.Open(WireFormat.Anthropic, seal) is not null);
    }

    [GeneratedRegex(
        @"claude-(3|instant|2|(opus|sonnet|haiku)-4([-.][015])?(-\d{8}|@|$|-latest)|haiku-4[-.]5)",
        RegexOptions.CultureInvariant)]
    private static partial Regex OlderModel();
}
