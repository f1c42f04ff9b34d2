using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Pointsman.Server;

/// <summary>
/// One attempt as it lies in the mapped file. The state is written last, so that whoever finds the file after the
/// process was killed can trust what the state promises.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 8, Size = Bytes)]
internal unsafe struct Slot
{
    /// <summary>The size of a slot; it divides a page of memory, so no slot lies on two.</summary>
    public const int Bytes = 512;

    private const int TextBytes = Bytes - FixedBytes;
    private const int FixedBytes = 128;
    private const int Texts = 6;

    private byte _state;
    private byte _number;
    private byte _outcome;
    private byte _quality;
    private byte _priceKnown;
    private byte _stream;
    private short _httpStatus;
    private int _keyIndex;
    private int _beganMs;
    private int _endedMs;
    private long _callNumber;
    private ulong _secret;
    private long _startedUnixMs;
    private long _keyId;
    private long _reserved;
    private long _cost;
    private TokenCounts _tokens;
    private fixed ushort _lengths[Texts];
    private fixed byte _texts[TextBytes];

    public SlotState State
    {
        get => (SlotState)Volatile.Read(ref _state);
        set => Volatile.Write(ref _state, (byte)value);
    }

    public readonly DecisionId CallId => new(_callNumber, _secret);

    public readonly int Number => _number;

    /// <summary>Whether it holds an attempt whose fate is not yet in the database.</summary>
    public bool IsTaken =>
        State is SlotState.Begun or SlotState.Ended && _callNumber > 0 && _number is > 0 and <= CallIds.MostAttempts;

    public void Begin(CallRecord call, AttemptRecord attempt)
    {
        _number = (byte)attempt.Number;
        _stream = call.Stream ? (byte)1 : (byte)0;
        _keyIndex = attempt.KeyIndex;
        _beganMs = attempt.BeganMs;
        _callNumber = call.Id.Number;
        _secret = call.Id.Secret;
        _startedUnixMs = call.StartedUnixMs;
        _keyId = call.KeyId;
        _reserved = attempt.StoredCost;

        // In the order of what is needed most, should they not all fit.
        int used = 0;
        Write(0, attempt.Target, ref used);
        Write(1, attempt.Provider, ref used);
        Write(2, call.Route, ref used);
        Write(3, call.Tags, ref used);
        Write(4, call.ClientFormat, ref used);
        Write(5, call.RequestedModel, ref used);
        State = SlotState.Begun;
    }

    public void End(AttemptRecord attempt)
    {
        // Killed in here, the attempt is still one that has begun: nothing that is read of such a one is written.
        _endedMs = attempt.EndedMs;
        _outcome = (byte)attempt.Outcome;
        _httpStatus = (short)attempt.HttpStatus;
        _tokens = attempt.Tokens;
        _quality = (byte)attempt.Quality;
        _priceKnown = attempt.PriceKnown ? (byte)1 : (byte)0;
        _cost = attempt.StoredCost;
        State = SlotState.Ended;
    }

    /// <summary>Adds the attempt to a call that was begun with <see cref="StartOf"/>.</summary>
    public void AddTo(CallRecord call, int slot)
    {
        AttemptRecord attempt = call.AddAttempt();
        attempt.Begin(Number, slot, new AttemptStart
        {
            Target = Read(0),
            Provider = Read(1),
            KeyIndex = _keyIndex,
            AtMs = _beganMs,
            Reserved = StoredMoney.ToUsd(_reserved),
        });
        if (State == SlotState.Ended)
        {
            attempt.End(new AttemptEnd
            {
                AtMs = _endedMs,
                Outcome = (AttemptOutcome)_outcome,
                HttpStatus = _httpStatus,
                Tokens = _tokens,
                Quality = (UsageQuality)_quality,
                Cost = StoredMoney.ToUsd(_cost),
                PriceKnown = _priceKnown != 0,
            });
        }
    }

    /// <summary>Fills a call with what the slot knows of it.</summary>
    public void StartOf(CallRecord call)
    {
        call.Start(CallId, _startedUnixMs);
        call.KeyId = _keyId;
        call.Stream = _stream != 0;
        call.Route = Read(2);
        call.Tags = Read(3);
        call.ClientFormat = Read(4);
        call.RequestedModel = Read(5);
    }

    private void Write(int index, string text, ref int used)
    {
        fixed (byte* texts = _texts)
        {
            var room = new Span<byte>(texts + used, TextBytes - used);
            _ = Utf8.FromUtf16(text, room, out _, out int written);
            _lengths[index] = (ushort)written;
            used += written;
        }
    }

    private string Read(int index)
    {
        int start = 0;
        for (int i = 0; i < index; i++)
        {
            start += _lengths[i];
        }

        // A page that was lost with the power may hold anything.
        int length = Math.Min(_lengths[index], Math.Max(0, TextBytes - start));
        fixed (byte* texts = _texts)
        {
            return length == 0 ? "" : Encoding.UTF8.GetString(texts + start, length);
        }
    }
}
