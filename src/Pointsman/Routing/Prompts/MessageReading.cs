using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>Gathers the facts of messages, one after the other.</summary>
internal sealed class MessageReading
{
    private List<string> _question = [];
    private List<string> _instructions = [];
    private RequestTraits _traits;
    private int _characters;
    private int _largest;
    private int _messages;
    private int _turns;
    private int _tools;
    private int _maxOutput;
    private int _effort;

    /// <summary>Takes instructions that stand beside the conversation.</summary>
    public void Instruct(List<string> texts)
    {
        _traits |= RequestTraits.System;
        _instructions = texts;
        texts.ForEach(Count);
    }

    public void Add(ChatMessage message)
    {
        _messages++;
        List<string> texts = [];
        bool result = message.Role == ChatRole.Tool;
        foreach (AIContent content in message.Contents)
        {
            result |= content is FunctionResultContent;
            Add(content, texts);
        }

        if (message.Role == ChatRole.System || message.Role.Value == "developer")
        {
            Instruct(texts);
        }
        else
        {
            texts.ForEach(Count);
        }

        _traits = result ? _traits | RequestTraits.ToolResult : _traits & ~RequestTraits.ToolResult;
        if (message.Role == ChatRole.User && !result)
        {
            _turns++;
            _question = texts;
        }
    }

    public void Add(ChatOptions? options)
    {
        _maxOutput = Math.Max(0, options?.MaxOutputTokens ?? 0);
        _effort = options?.Reasoning?.Effort switch
        {
            ReasoningEffort.None => 1,
            ReasoningEffort.Low => 3,
            ReasoningEffort.Medium => 4,
            ReasoningEffort.High => 5,
            ReasoningEffort.ExtraHigh => 6,
            _ => 0,
        };
        bool cold = options?.Temperature == 0 || (options?.Seed is not null && options.Temperature is null);
        _traits |= cold ? RequestTraits.Deterministic : 0;
        if (options?.ResponseFormat is ChatResponseFormatJson json)
        {
            _traits |= RequestTraits.Json | (json.Schema is null ? 0 : RequestTraits.Schema);
        }

        foreach (AITool tool in options?.Tools ?? [])
        {
            _tools++;
            _characters += Bytes(tool.Name) + Bytes(tool.Description)
                + (tool is AIFunctionDeclaration function ? Texts(function.JsonSchema) : 0);
        }
    }

    public RequestFacts ToFacts()
    {
        var question = new PromptWindow(stackalloc byte[PromptWindow.RoomFor()]);
        var instructions = new PromptWindow(
            stackalloc byte[PromptWindow.RoomFor(PromptWindow.InstructionBytes)], PromptWindow.InstructionBytes);
        Look(ref question, _question);
        Look(ref instructions, _instructions);
        bool fenced = (_traits & RequestTraits.Code) != 0;
        return new RequestFacts
        {
            Tokens = (_characters / 4) + (4 * _messages),
            Characters = _characters,
            Messages = _messages,
            Turns = _turns,
            Document = _largest / 4,
            Tools = _tools,
            MaxOutput = _maxOutput,
            Effort = _effort,
            Traits = _traits,
        }.With(PromptText.Read(question, instructions, fenced));
    }

    private static void Look(ref PromptWindow window, List<string> texts)
    {
        for (int i = 0; i < texts.Count; i++)
        {
            if (i < PromptWindow.MostPieces - 1 || i == texts.Count - 1)
            {
                window.Add(texts[i], texts.Count);
            }
        }
    }

    private void Add(AIContent content, List<string> texts)
    {
        switch (content)
        {
            case TextContent text:
                texts.Add(text.Text);
                break;
            case DataContent or UriContent or HostedFileContent:
                string kind = content switch
                {
                    DataContent data => data.MediaType,
                    UriContent address => address.MediaType,
                    _ => "application/",
                };
                _traits |= kind.StartsWith("image/", StringComparison.Ordinal) ? RequestTraits.Images
                    : kind.StartsWith("audio/", StringComparison.Ordinal) ? RequestTraits.Audio
                    : RequestTraits.Files;
                break;
            case FunctionResultContent result:
                Count(result.Result?.ToString() ?? "");
                break;
            case FunctionCallContent call:
                Count(call.Name);
                Count(call.Arguments is null ? "" : JsonSerializer.Serialize(call.Arguments));
                break;
        }
    }

    private void Count(string text)
    {
        int bytes = Bytes(text);
        _characters += bytes;
        _largest = Math.Max(_largest, bytes);
        _traits |= text.Contains("```", StringComparison.Ordinal) ? RequestTraits.Code : 0;
    }

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    // Names and texts, as they count in a request's bytes.
    private static int Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Bytes(value.GetString()!),
        JsonValueKind.Object => value.EnumerateObject().Sum(one => Bytes(one.Name) + Texts(one.Value)),
        JsonValueKind.Array => value.EnumerateArray().Sum(Texts),
        _ => 0,
    };
}
