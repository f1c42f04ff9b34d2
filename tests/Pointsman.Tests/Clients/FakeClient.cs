using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Pointsman.Tests.Clients;

/// <summary>A chat client that behaves as it is told, and remembers what it was asked.</summary>
internal sealed class FakeClient(string name) : IChatClient
{
    private string _text = "it is so";
    private Func<int, Exception?> _fails = _ => null;
    private Func<ChatResponse, ChatResponse> _shapes = whole => whole;
    private Func<string, string>? _answers;
    private Exception? _breaks;
    private bool _hangs;
    private bool _heeds = true;
    private Task _gate = Task.CompletedTask;
    private UsageDetails? _usage = new() { InputTokenCount = 100, OutputTokenCount = 10 };
    private int _asked;

    public string Name => name;

    /// <summary>What it was asked, call by call.</summary>
    public ConcurrentQueue<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> Asked { get; } = new();

    public int Calls => Asked.Count;

    /// <summary>How many calls are under way.</summary>
    public int Running => Volatile.Read(ref _running);

    private int _running;

    public bool IsDisposed { get; private set; }

    public FakeClient Says(string text)
    {
        _text = text;
        return this;
    }

    /// <summary>Answers by what it was asked last.</summary>
    public FakeClient Answers(Func<string, string> answers)
    {
        _answers = answers;
        return this;
    }

    /// <summary>Fails before anything came.</summary>
    public FakeClient Fails(Exception failure) => FailsWhen(_ => failure);

    /// <summary>Fails those calls, counted from 1, for which there is an exception.</summary>
    public FakeClient FailsWhen(Func<int, Exception?> failure)
    {
        _fails = failure;
        return this;
    }

    /// <summary>Streams its first word and breaks.</summary>
    public FakeClient Breaks(Exception failure)
    {
        _breaks = failure;
        return this;
    }

    /// <summary>Says its first word, where it streams, and nothing more.</summary>
    public FakeClient Hangs(bool heeds = true)
    {
        _hangs = true;
        _heeds = heeds;
        return this;
    }

    /// <summary>Answers when a task ends.</summary>
    public FakeClient After(Task gate)
    {
        _gate = gate;
        return this;
    }

    public FakeClient Uses(UsageDetails? usage)
    {
        _usage = usage;
        return this;
    }

    public FakeClient Shapes(Func<ChatResponse, ChatResponse> shapes)
    {
        _shapes = shapes;
        return this;
    }

    /// <summary>As a model, at ten dollars a million tokens either way.</summary>
    public ChatModel Model(Func<RoutingTarget, RoutingTarget>? describe = null) => new(name, this, target =>
    {
        RoutingTarget priced = target with
        {
            Price = new Price { Base = Rates.Unknown with { Input = new Usd(10), Output = new Usd(10) } },
        };
        return describe?.Invoke(priced) ?? priced;
    });

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        string text = Begin(messages, options);
        try
        {
            await WaitAsync(cancellationToken);
            return _shapes(new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
            {
                Usage = _usage, ModelId = name, ResponseId = $"{name}-{_asked}", FinishReason = ChatFinishReason.Stop,
            });
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string text = Begin(messages, options);
        try
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, "") { ResponseId = name, MessageId = name };
            await _gate.WaitAsync(cancellationToken);
            foreach (string word in text.Split(' ').Select((word, i) => i == 0 ? word : " " + word))
            {
                await Task.Yield();
                yield return new ChatResponseUpdate(null, word) { ResponseId = name, MessageId = name };
                if (_breaks is not null)
                {
                    throw _breaks;
                }

                await WaitAsync(cancellationToken);
            }

            var end = new ChatResponseUpdate
            {
                ResponseId = name, MessageId = name, FinishReason = ChatFinishReason.Stop,
            };
            if (_usage is not null)
            {
                end.Contents.Add(new UsageContent(_usage));
            }

            yield return end;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("fake", null, name + "-model") : null;

    public void Dispose() => IsDisposed = true;

    private string Begin(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        ChatMessage[] asked = [.. messages];
        Asked.Enqueue((asked, options));
        if (_fails(Interlocked.Increment(ref _asked)) is { } failure)
        {
            throw failure;
        }

        Interlocked.Increment(ref _running);
        return _answers?.Invoke(asked[^1].Text) ?? _text;
    }

    private async Task WaitAsync(CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        if (_hangs)
        {
            await Task.Delay(Timeout.Infinite, _heeds ? cancel : CancellationToken.None);
        }
    }
}
