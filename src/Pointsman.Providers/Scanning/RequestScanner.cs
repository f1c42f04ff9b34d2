using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Pointsman.Providers;

/// <summary>Reads the outline of a request in one pass, whatever its protocol, and checks that it is JSON.</summary>
public ref partial struct RequestScanner
{
    /// <summary>How deep a body may nest where nothing else is said.</summary>
    public const int UsualDepth = 64;

    // No key that is looked for is longer, even with every letter written as an escape of six.
    private const int MostKeyBytes = 24 * 6;

    private ReadOnlySpan<byte> _body;
    private JsonWalker _reader;
    private RequestTraits _traits;
    private int _modelStart;
    private int _modelLength;
    private bool _modelEscaped;
    private int _optionsStart;
    private int _optionsLength;
    private bool _wantsUsage;
    private int _bodyStart;
    private int _keys;
    private int _choices;
    private int _textBytes;
    private int _largest;
    private int _messages;
    private int _turns;
    private TextPieces _current;
    private TextPieces _question;
    private TextPieces _instructions;
    private Speaker _speaker;
    private bool _speaks;
    private RequestHints _hints;
    private int _tools;
    private int _maxOutput;
    private int _effort;
    private bool _hot;
    private bool _words;
    private string? _fault;
    private string? _badHint;

    /// <summary>
    /// Reads a body; null with an error when it is no JSON object. Without <paramref name="words"/> nobody looks at the
    /// words of the question, so <see cref="RequestFactNames.OfWords"/> stay unknown or as the body alone shows them.
    /// </summary>
    public static RequestOutline? Read(
        ReadOnlySpan<byte> body, out WireError? error, int mostDepth = UsualDepth, bool words = true)
    {
        error = null;
        if (!Utf8.IsValid(body))
        {
            error = Bad("the body is not valid UTF-8");
            return null;
        }

        var scanner = new RequestScanner
        {
            _body = body,
            _reader = new JsonWalker(body, mostDepth) { LooksForFences = true },
            _modelStart = -1,
            _optionsStart = -1,
            _choices = 1,
            _words = words,
        };
        try
        {
            scanner.Scan();
        }
        catch (JsonException broken)
        {
            error = Bad($"the body is not valid JSON at byte {broken.BytePositionInLine} of line "
                + $"{broken.LineNumber + 1}, or nested deeper than {mostDepth} levels");
            return null;
        }

        if (scanner._fault is { } fault)
        {
            error = Bad(fault);
            return null;
        }

        if (scanner._badHint is { } badHint)
        {
            error = new WireError(400, ErrorCode.InvalidRequest, badHint) { Field = "metadata" };
            return null;
        }

        return scanner.ToOutline();
    }

    private static WireError Bad(string found) =>
        new(400, "invalid_request", $"{found}; send one JSON object in UTF-8");

    private void Scan()
    {
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartObject)
        {
            _fault = "the body is not a JSON object";
            return;
        }

        _bodyStart = (int)_reader.BytesConsumed;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            _keys++;
            TopLevel();
        }

        // Whatever follows the object makes the reader throw.
        while (_reader.Read())
        {
        }
    }

    private void TopLevel()
    {
        if (_reader.ValueIsEscaped)
        {
            // Whoever serves the request reads such a key as what it stands for, so it is no way around anything.
            TopLevel(Unescaped(stackalloc byte[MostKeyBytes]));
        }
        else
        {
            TopLevel(_reader.ValueSpan);
        }
    }

    private void TopLevel(scoped ReadOnlySpan<byte> name)
    {
        switch (name.Length)
        {
            case 5 when name.SequenceEqual("model"u8):
                Model();
                return;
            case 6 when name.SequenceEqual("stream"u8):
                _reader.Read();
                bool streams = _reader.TokenType == JsonTokenType.True;
                _traits = streams ? _traits | RequestTraits.Stream : _traits & ~RequestTraits.Stream;
                break;
            case 14 when name.SequenceEqual("stream_options"u8):
                StreamOptions();
                return;
            case 8 when name.SequenceEqual("messages"u8):
            case 8 when name.SequenceEqual("contents"u8):
            case 5 when name.SequenceEqual("input"u8):
            case 7 when name.SequenceEqual("content"u8):
            case 8 when name.SequenceEqual("requests"u8):
                Conversation();
                return;
            case 6 when name.SequenceEqual("system"u8):
            case 12 when name.SequenceEqual("instructions"u8):
            case 17 when name.SequenceEqual("systemInstruction"u8):
            case 18 when name.SequenceEqual("system_instruction"u8):
                _traits |= RequestTraits.System;
                _reader.Read();
                Begin(speaks: true);
                Texts();
                _instructions = _current;
                return;
            case 5 when name.SequenceEqual("tools"u8):
                Tools();
                return;
            case 13 when name.SequenceEqual("output_config"u8):
                OutputConfig();
                return;
            case 15 when name.SequenceEqual("response_format"u8):
            case 13 when name.SequenceEqual("output_format"u8):
            case 4 when name.SequenceEqual("text"u8):
                _reader.Read();
                Form();
                return;
            case 8 when name.SequenceEqual("metadata"u8):
                Metadata();
                return;
            case 8 when name.SequenceEqual("thinking"u8):
            case 9 when name.SequenceEqual("reasoning"u8):
            case 16 when name.SequenceEqual("reasoning_effort"u8):
                _reader.Read();
                Effort();
                return;
            case 16 when name.SequenceEqual("generationConfig"u8):
            case 17 when name.SequenceEqual("generation_config"u8):
                GenerationConfig();
                return;
            default:
                Setting(name);
                return;
        }

        _reader.Skip();
    }

    private void Model()
    {
        if (_modelStart >= 0)
        {
            _fault = "the key 'model' stands there twice";
        }

        _reader.Read();
        if (_reader.TokenType != JsonTokenType.String)
        {
            _fault ??= "'model' is not a text";
            _reader.Skip();
            return;
        }

        _modelStart = (int)_reader.TokenStartIndex;
        _modelLength = (int)(_reader.BytesConsumed - _reader.TokenStartIndex);
        _modelEscaped = _reader.ValueIsEscaped;
    }

    private void StreamOptions()
    {
        if (_optionsStart >= 0)
        {
            _fault ??= "the key 'stream_options' stands there twice";
        }

        _reader.Read();
        _optionsStart = (int)_reader.TokenStartIndex;
        int depth = _reader.CurrentDepth;
        if (_reader.TokenType == JsonTokenType.StartObject)
        {
            while (_reader.Read() && _reader.CurrentDepth > depth)
            {
                bool usage = _reader.TokenType == JsonTokenType.PropertyName && _reader.CurrentDepth == depth + 1
                    && Says("include_usage"u8);
                _wantsUsage = usage && _reader.Read() ? _reader.TokenType == JsonTokenType.True : _wantsUsage;
            }
        }

        _reader.Skip();
        _optionsLength = (int)_reader.BytesConsumed - _optionsStart;
    }

    // Whether the key or text that the reader stands on is this one.
    private readonly bool Says(ReadOnlySpan<byte> word) => _reader.ValueIsEscaped
        ? Unescaped(stackalloc byte[MostKeyBytes]).SequenceEqual(word)
        : _reader.ValueSpan.SequenceEqual(word);

    // The key or text without its escapes; nothing when it is too long to be looked for, or has half a character.
    private readonly ReadOnlySpan<byte> Unescaped(Span<byte> room)
    {
        if (_reader.ValueSpan.Length > room.Length)
        {
            return default;
        }

        try
        {
            return room[.._reader.CopyString(room)];
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    private readonly RequestOutline ToOutline() => new()
    {
        ModelStart = _modelStart,
        ModelLength = _modelLength,
        ModelEscaped = _modelEscaped,
        StreamOptionsStart = _optionsStart,
        StreamOptionsLength = _optionsLength,
        WantsUsage = _wantsUsage,
        BodyStart = _bodyStart,
        IsEmpty = _keys == 0,
        Choices = _choices,
        Facts = new RequestFacts
        {
            Tokens = (_textBytes / 4) + (4 * _messages),
            Characters = _textBytes,
            Messages = _messages,
            Turns = _turns,
            Document = _largest / 4,
            Tools = _tools,
            MaxOutput = _maxOutput,
            Effort = _effort,
            Traits = _hot || _choices > 1 ? _traits & ~RequestTraits.Deterministic : _traits,
            Hints = _hints,
        }.With(Findings()),
    };
}
