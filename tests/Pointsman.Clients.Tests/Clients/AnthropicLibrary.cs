using System.Text.Json;
using Anthropic;
using Anthropic.Exceptions;
using Anthropic.Models.Messages;
using Anthropic.Models.Models;

namespace Pointsman.Clients.Tests;

/// <summary>Anthropic's library for .NET.</summary>
internal sealed class AnthropicLibrary : LibraryClient
{
    private const int MostTokens = 1000;

    public override string Name => "anthropic-dotnet";

    public override string Title => $"`Anthropic` {LibraryVersions.Of(typeof(AnthropicClient))} for .NET (messages)";

    public override OwnField OwnField => OwnField.Region;

    public override bool HeedsShouldRetry => true;

    public override IReadOnlyList<string> Lacks => [Scenario.Audio, Scenario.Embeddings];

    public override (string Language, string Code) Setup => ("csharp", """
        var client = new AnthropicClient { ApiKey = key, BaseUrl = "http://127.0.0.1:7070" };
        await client.Messages.Create(new MessageCreateParams { Model = model, MaxTokens = 1000, Messages = messages });
        """);

    // Its exceptions keep the status and the words, and no headers.
    public override bool ShowsRetryAfter => false;

    protected override async Task<Report> PlainAsync(
        Uri gateway, string model, bool ownRetries, CancellationToken cancel)
    {
        Message answer = await Client(gateway, ownRetries).Messages.Create(Asked(model), cancel);
        return new Report
        {
            Text = Text(answer), Finish = answer.StopReason?.Raw(),
            InputTokens = answer.Usage.InputTokens, OutputTokens = answer.Usage.OutputTokens,
        };
    }

    protected override async Task<Report> StreamAsync(
        Uri gateway, string model, Action leave, CancellationToken cancel)
    {
        var report = new Report { Text = "" };
        await foreach (RawMessageStreamEvent one in Client(gateway).Messages.CreateStreaming(Asked(model), cancel))
        {
            if (one.TryPickContentBlockDelta(out RawContentBlockDeltaEvent? delta)
                && delta.Delta.TryPickText(out TextDelta? piece))
            {
                report = report with { Text = report.Text + piece.Text, Pieces = report.Pieces + 1 };
                leave();
            }
            else if (one.TryPickDelta(out RawMessageDeltaEvent? end))
            {
                report = report with
                {
                    Finish = end.Delta.StopReason?.Raw(), OutputTokens = end.Usage.OutputTokens,
                    InputTokens = end.Usage.InputTokens ?? report.InputTokens,
                };
            }
            else if (one.TryPickStart(out RawMessageStartEvent? start))
            {
                report = report with { InputTokens = start.Message.Usage.InputTokens };
            }
        }

        return report;
    }

    protected override Task<Report> ToolsAsync(Uri gateway, string model, int tools, CancellationToken cancel) =>
        RoundTripAsync(model, tools, async asked =>
        {
            Message answer = await Client(gateway).Messages.Create(asked, cancel);
            List<ToolUseBlock> calls = [];
            foreach (ContentBlock block in answer.Content)
            {
                if (block.TryPickToolUse(out ToolUseBlock? call))
                {
                    calls.Add(call);
                }
            }

            return (Text(answer), [.. calls.Select(call =>
                (call.ID, call.Name, JsonSerializer.Serialize(call.Input)))]);
        });

    protected override Task<Report> StreamedToolsAsync(Uri gateway, string model, CancellationToken cancel) =>
        RoundTripAsync(model, Errand.Tools.Count, async asked =>
        {
            string text = "";
            List<(string Id, string Name, string Arguments)> calls = [];
            await foreach (RawMessageStreamEvent one in Client(gateway).Messages.CreateStreaming(asked, cancel))
            {
                if (one.TryPickContentBlockStart(out RawContentBlockStartEvent? start)
                    && start.ContentBlock.TryPickToolUse(out ToolUseBlock? call))
                {
                    calls.Add((call.ID, call.Name, ""));
                }
                else if (one.TryPickContentBlockDelta(out RawContentBlockDeltaEvent? delta))
                {
                    text += delta.Delta.TryPickText(out TextDelta? piece) ? piece.Text : "";
                    if (delta.Delta.TryPickInputJson(out InputJsonDelta? part))
                    {
                        calls[^1] = calls[^1] with { Arguments = calls[^1].Arguments + part.PartialJson };
                    }
                }
            }

            return (text, calls);
        });

    protected override async Task<Report> StructuredAsync(Uri gateway, string model, CancellationToken cancel)
    {
        var schema = Errand.Schema.EnumerateObject().ToDictionary(one => one.Name, one => one.Value);
        var asked = Asked(model) with
        {
            OutputConfig = new OutputConfig { Format = new JsonOutputFormat { Schema = schema } },
        };
        return new Report { Text = Text(await Client(gateway).Messages.Create(asked, cancel)) };
    }

    protected override async Task<Report> OwnFieldAsync(Uri gateway, string model, CancellationToken cancel)
    {
        MessageCreateParams asked = Asked(model) with { InferenceGeo = $"region-{OwnField.Value}" };
        return new Report { Text = Text(await Client(gateway).Messages.Create(asked, cancel)) };
    }

    protected override async Task<Report> ImageAsync(Uri gateway, string model, CancellationToken cancel)
    {
        List<ContentBlockParam> content =
        [
            new TextBlockParam(Errand.PicturePrompt),
            new ImageBlockParam(new Base64ImageSource { Data = Errand.Picture, MediaType = MediaType.ImagePng }),
        ];
        MessageCreateParams asked = Asked(model) with { Messages = [new UserMessageParam { Content = content }] };
        return new Report { Text = Text(await Client(gateway).Messages.Create(asked, cancel)) };
    }

    protected override async Task<Report> ModelsAsync(Uri gateway, string model, CancellationToken cancel)
    {
        List<string> names = [];
        ModelListPage page = await Client(gateway).Models.List(cancellationToken: cancel);
        await foreach (ModelInfo one in page.Paginate(cancel))
        {
            names.Add(one.ID);
        }

        ModelInfo found = await Client(gateway).Models.Retrieve(model, cancellationToken: cancel);
        return new Report { Models = names, Text = found.ID };
    }

    protected override async Task<Report> CountAsync(Uri gateway, string model, CancellationToken cancel)
    {
        var asked = new MessageCountTokensParams { Model = model, Messages = [new UserMessageParam(Errand.Prompt)] };
        MessageTokensCount count = await Client(gateway).Messages.CountTokens(asked, cancel);
        return new Report { InputTokens = count.InputTokens };
    }

    protected override Report? Read(Exception error) => error is AnthropicApiException told
        ? new Report { Status = (int)told.StatusCode, Error = told.Message }
        : null;

    private static async Task<Report> RoundTripAsync(
        string model, int tools,
        Func<MessageCreateParams, Task<(string Text, List<(string Id, string Name, string Arguments)> Calls)>> ask)
    {
        MessageCreateParams asked = Asked(model) with
        {
            Messages = [new UserMessageParam(Errand.ToolPrompt)],
            Tools = [.. Errand.Tools.Take(tools).Select(tool => (ToolUnion)Declared(tool))],
        };
        (_, List<(string Id, string Name, string Arguments)> calls) = await ask(asked);
        List<ContentBlockParam> made =
        [
            .. calls.Select(call => (ContentBlockParam)new ToolUseBlockParam
            {
                ID = call.Id, Name = call.Name,
                Input = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(call.Arguments)!,
            }),
        ];
        List<ContentBlockParam> said =
        [
            .. calls.Select(call => (ContentBlockParam)new ToolResultBlockParam(call.Id)
            {
                Content = Errand.Results[call.Name],
            }),
        ];
        (string text, _) = await ask(asked with
        {
            Messages =
            [
                new UserMessageParam(Errand.ToolPrompt),
                new AssistantMessageParam { Content = made }, new UserMessageParam { Content = said },
            ],
        });
        return new Report
        {
            Text = text,
            Calls = [.. calls.Select(call => new ReportedCall(
                call.Name, JsonSerializer.Deserialize<JsonElement>(call.Arguments)))],
        };
    }

    private static Tool Declared(DeclaredTool tool) => new()
    {
        Name = tool.Name, Description = tool.Description,
        InputSchema = InputSchema.FromRawUnchecked(
            tool.Parameters.EnumerateObject().ToDictionary(one => one.Name, one => one.Value)),
    };

    private static MessageCreateParams Asked(string model) => new()
    {
        Model = model, MaxTokens = MostTokens, Messages = [new UserMessageParam(Errand.Prompt)],
    };

    private static string Text(Message answer) => string.Concat(answer.Content.Select(block =>
        block.TryPickText(out TextBlock? text) ? text.Text : ""));

    // Null leaves the library its own number of retries.
    private static AnthropicClient Client(Uri gateway, bool ownRetries = false) => new()
    {
        ApiKey = Key, BaseUrl = gateway.ToString().TrimEnd('/'), MaxRetries = ownRetries ? null : 0,
    };
}
