using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>What a tool gave back: a text, or several contents; and whether it failed.</summary>
internal static class ToolOutcome
{
    /// <summary>A result that is one text.</summary>
    public static FunctionResultContent Of(string callId, string text, bool isError = false) =>
        Marked(new FunctionResultContent(callId, text), isError);

    /// <summary>A result of several contents.</summary>
    public static FunctionResultContent Of(string callId, IList<AIContent> parts, bool isError = false) =>
        Marked(new FunctionResultContent(callId, parts), isError);

    /// <summary>Whether the tool failed.</summary>
    public static bool IsError(FunctionResultContent result) =>
        result.AdditionalProperties.Value<bool>(NeutralKeys.IsError) ?? result.Exception is not null;

    /// <summary>The result as contents, whichever way it was given.</summary>
    public static IReadOnlyList<AIContent> Parts(FunctionResultContent result) => result.Result switch
    {
        null => result.Exception is null ? [] : [new TextContent(result.Exception.Message)],
        string text => [new TextContent(text)],
        AIContent content => [content],
        IEnumerable<AIContent> contents => [.. contents],
        JsonElement { ValueKind: JsonValueKind.String } text => [new TextContent(text.GetString())],
        JsonElement value => [new TextContent(value.GetRawText())],
        // A program's own type, which only the serialiser knows.
        { } value => [new TextContent(JsonSerializer.Serialize(
            value, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(object))))],
    };

    private static FunctionResultContent Marked(FunctionResultContent result, bool isError)
    {
        if (isError)
        {
            result.AdditionalProperties = new AdditionalPropertiesDictionary { [NeutralKeys.IsError] = true };
        }

        return result;
    }
}
