using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;
using OpenAI.Models;

namespace Pointsman.Clients.Tests;

/// <summary>OpenAI's library for .NET, chat completions.</summary>
internal sealed class OpenAiChatLibrary : LibraryClient
{
    public override string Name => "openai-chat-dotnet";

    public override string Title => $"`OpenAI` {LibraryVersions.Of(typeof(ChatClient))} for .NET (chat completions)";

    public override OwnField OwnField => OwnField.Seed;

    public override bool HeedsShouldRetry => false;

    public override IReadOnlyList<string> Lacks => [Scenario.CountTokens];

    public override (string Language, string Code) Setup => ("csharp", """
        var options = new OpenAIClientOptions { Endpoint = new Uri("http://127.0.0.1:7070/v1") };
        var client = new ChatClient(model, new ApiKeyCredential(key), options);
        await client.CompleteChatAsync(messages);
        """);

    /// <summary>What the exception of OpenAI's library says.</summary>
    public static Report? ReadError(Exception error)
    {
        if (error is not ClientResultException { Status: > 0 } told)
        {
            return null;
        }

        string? wait = null;
        told.GetRawResponse()?.Headers.TryGetValue("retry-after", out wait);
        return new Report { Status = told.Status, RetryAfter = wait, Error = told.Message };
    }

    /// <summary>All names of models that OpenAI's library gets, and the one by itself.</summary>
    public static async Task<Report> ListAsync(Uri gateway, string model, CancellationToken cancel)
    {
        var client = new OpenAIModelClient(new ApiKeyCredential(Key), Options(gateway, ownRetries: false));
        OpenAIModelCollection all = await client.GetModelsAsync(cancel);
        OpenAIModel one = await client.GetModelAsync(model, cancel);
        return new Report { Models = [.. all.Select(found => found.Id)], Text = one.Id };
    }

    protected override async Task<Report> PlainAsync(
        Uri gateway, string model, bool ownRetries, CancellationToken cancel)
    {
        ChatCompletion answer = await Client(gateway, model, ownRetries).CompleteChatAsync(
            [new UserChatMessage(Errand.Prompt)], cancellationToken: cancel);
        return new Report
        {
            Text = Text(answer), Finish = answer.FinishReason.ToString(),
            InputTokens = answer.Usage.InputTokenCount, OutputTokens = answer.Usage.OutputTokenCount,
        };
    }

    protected override async Task<Report> StreamAsync(
        Uri gateway, string model, Action leave, CancellationToken cancel)
    {
        var report = new Report { Text = "" };
        await foreach (StreamingChatCompletionUpdate update in Client(gateway, model).CompleteChatStreamingAsync(
            [new UserChatMessage(Errand.Prompt)], cancellationToken: cancel))
        {
            string piece = string.Concat(update.ContentUpdate.Select(part => part.Text));
            report = report with
            {
                Text = report.Text + piece,
                Pieces = report.Pieces + (piece.Length > 0 ? 1 : 0),
                Finish = update.FinishReason?.ToString() ?? report.Finish,
                InputTokens = update.Usage?.InputTokenCount ?? report.InputTokens,
                OutputTokens = update.Usage?.OutputTokenCount ?? report.OutputTokens,
            };
            if (piece.Length > 0)
            {
                leave();
            }
        }

        return report;
    }

    protected override Task<Report> ToolsAsync(Uri gateway, string model, int tools, CancellationToken cancel) =>
        RoundTripAsync(tools, async (messages, options) =>
        {
            ChatCompletion answer = await Client(gateway, model).CompleteChatAsync(messages, options, cancel);
            return (Text(answer), [.. answer.ToolCalls]);
        });

    protected override Task<Report> StreamedToolsAsync(Uri gateway, string model, CancellationToken cancel) =>
        RoundTripAsync(Errand.Tools.Count, async (messages, options) =>
        {
            string text = "";
            SortedDictionary<int, (string Id, string Name, string Arguments)> calls = [];
            await foreach (StreamingChatCompletionUpdate update in Client(gateway, model)
                .CompleteChatStreamingAsync(messages, options, cancel))
            {
                text += string.Concat(update.ContentUpdate.Select(part => part.Text));
                foreach (StreamingChatToolCallUpdate call in update.ToolCallUpdates)
                {
                    (string id, string name, string arguments) = calls.GetValueOrDefault(call.Index, ("", "", ""));
                    calls[call.Index] = (
                        id + call.ToolCallId, name + call.FunctionName, arguments + call.FunctionArgumentsUpdate);
                }
            }

            return (text, [.. calls.Values.Select(call => ChatToolCall.CreateFunctionToolCall(
                call.Id, call.Name, BinaryData.FromString(call.Arguments)))]);
        });

    protected override async Task<Report> StructuredAsync(Uri gateway, string model, CancellationToken cancel)
    {
        var options = new ChatCompletionOptions
        {
            ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat(
                "city", BinaryData.FromString(Errand.Schema.GetRawText()), jsonSchemaIsStrict: true),
        };
        ChatCompletion answer = await Client(gateway, model).CompleteChatAsync(
            [new UserChatMessage(Errand.Prompt)], options, cancel);
        return new Report { Text = Text(answer) };
    }

    protected override async Task<Report> OwnFieldAsync(Uri gateway, string model, CancellationToken cancel)
    {
#pragma warning disable OPENAI001 // The library marks seeds as experimental; the protocol does not.
        var options = new ChatCompletionOptions { Seed = OwnField.Value };
#pragma warning restore OPENAI001
        ChatCompletion answer = await Client(gateway, model).CompleteChatAsync(
            [new UserChatMessage(Errand.Prompt)], options, cancel);
        return new Report { Text = Text(answer) };
    }

    protected override Task<Report> ImageAsync(Uri gateway, string model, CancellationToken cancel) =>
        ShowAsync(gateway, model, ChatMessageContentPart.CreateImagePart(
            BinaryData.FromBytes(Convert.FromBase64String(Errand.Picture)), Errand.PictureType), cancel);

#pragma warning disable OPENAI001 // The library marks sounds as experimental; the protocol does not.
    protected override Task<Report> AudioAsync(Uri gateway, string model, CancellationToken cancel) =>
        ShowAsync(gateway, model, ChatMessageContentPart.CreateInputAudioPart(
            BinaryData.FromBytes(Convert.FromBase64String(Errand.Sound)), ChatInputAudioFormat.Wav), cancel);
#pragma warning restore OPENAI001

    protected override Task<Report> ModelsAsync(Uri gateway, string model, CancellationToken cancel) =>
        ListAsync(gateway, model, cancel);

    protected override async Task<Report> EmbeddingsAsync(Uri gateway, string model, CancellationToken cancel)
    {
        var client = new EmbeddingClient(model, new ApiKeyCredential(Key), Options(gateway, ownRetries: false));
        OpenAIEmbeddingCollection answer = await client.GenerateEmbeddingsAsync(
            Errand.Phrases, new EmbeddingGenerationOptions { Dimensions = Errand.Dimensions }, cancel);
        return new Report
        {
            Vectors = [.. answer.Select(one => one.ToFloats().ToArray())], InputTokens = answer.Usage.InputTokenCount,
        };
    }

    protected override Report? Read(Exception error) => ReadError(error);

    private static async Task<Report> ShowAsync(
        Uri gateway, string model, ChatMessageContentPart part, CancellationToken cancel)
    {
        ChatCompletion answer = await Client(gateway, model).CompleteChatAsync(
            [new UserChatMessage(ChatMessageContentPart.CreateTextPart(Errand.PicturePrompt), part)],
            cancellationToken: cancel);
        return new Report { Text = Text(answer) };
    }

    private static async Task<Report> RoundTripAsync(
        int tools,
        Func<List<ChatMessage>, ChatCompletionOptions, Task<(string Text, List<ChatToolCall> Calls)>> ask)
    {
        var options = new ChatCompletionOptions();
        foreach (DeclaredTool tool in Errand.Tools.Take(tools))
        {
            options.Tools.Add(ChatTool.CreateFunctionTool(
                tool.Name, tool.Description, BinaryData.FromString(tool.Parameters.GetRawText())));
        }

        List<ChatMessage> messages = [new UserChatMessage(Errand.ToolPrompt)];
        (_, List<ChatToolCall> calls) = await ask(messages, options);
        messages.Add(new AssistantChatMessage(calls));
        messages.AddRange(calls.Select(call => new ToolChatMessage(call.Id, Errand.Results[call.FunctionName])));
        (string text, _) = await ask(messages, options);
        return new Report
        {
            Text = text,
            Calls = [.. calls.Select(call => new ReportedCall(
                call.FunctionName, JsonSerializer.Deserialize<JsonElement>(call.FunctionArguments)))],
        };
    }

    private static string Text(ChatCompletion answer) => string.Concat(answer.Content.Select(part => part.Text));

    private static ChatClient Client(Uri gateway, string model, bool ownRetries = false) =>
        new(model, new ApiKeyCredential(Key), Options(gateway, ownRetries));

    private static OpenAIClientOptions Options(Uri gateway, bool ownRetries) => new()
    {
        Endpoint = new Uri(gateway, "/v1"),
        RetryPolicy = ownRetries ? ClientRetryPolicy.Default : new ClientRetryPolicy(0),
    };
}
