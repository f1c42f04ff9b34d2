using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Pointsman.Server;

/// <summary>A part of the list of models, as the protocols cut it.</summary>
/// <param name="Models">What stands on it.</param>
/// <param name="HasMore">Whether there are more in the direction that was asked for.</param>
internal sealed record ModelPage(IReadOnlyList<ListedModel> Models, bool HasMore)
{
    /// <summary>The most models on one page, in the protocols that have pages: 1,000.</summary>
    public const int Most = 1_000;

    /// <summary>How many models are on a page of Anthropic's when nothing is asked: 20.</summary>
    public const int UsualAnthropic = 20;

    /// <summary>How many models are on a page of Gemini's when nothing is asked: 50.</summary>
    public const int UsualGemini = 50;

    /// <summary>Cuts as Anthropic does: <c>limit</c>, and either <c>after_id</c> or <c>before_id</c>.</summary>
    public static ModelPage? OfAnthropic(
        IReadOnlyList<ListedModel> all, IQueryCollection query, out WireError? error)
    {
        error = null;
        if (Size(query, "limit", UsualAnthropic, ref error) is not { } size)
        {
            return null;
        }

        string before = query["before_id"].ToString();
        if (before.Length == 0)
        {
            return After(all, query, "after_id", size, ref error);
        }

        int end = IndexOf(all, before, "before_id", ref error);
        int start = Math.Max(0, end - size);
        return end < 0 ? null : new ModelPage([.. all.Take(end).Skip(start)], start > 0);
    }

    /// <summary>Cuts as Gemini does: <c>pageSize</c> and <c>pageToken</c>, the last name of the page before.</summary>
    public static ModelPage? OfGemini(IReadOnlyList<ListedModel> all, IQueryCollection query, out WireError? error)
    {
        error = null;
        return Size(query, "pageSize", UsualGemini, ref error) is { } size
            ? After(all, query, "pageToken", size, ref error)
            : null;
    }

    private static ModelPage? After(
        IReadOnlyList<ListedModel> all, IQueryCollection query, string field, int size, ref WireError? error)
    {
        string after = query[field].ToString();
        int last = after.Length == 0 ? -1 : IndexOf(all, after, field, ref error);
        return error is not null
            ? null
            : new ModelPage([.. all.Skip(last + 1).Take(size)], all.Count > last + 1 + size);
    }

    private static int IndexOf(IReadOnlyList<ListedModel> all, string name, string field, ref WireError? error)
    {
        for (int i = 0; i < all.Count; i++)
        {
            if (all[i].Name == name)
            {
                return i;
            }
        }

        error = new WireError(400, ErrorCode.InvalidRequest,
            $"{field} names no model of the list; write one as an answer before this told it") { Field = field };
        return -1;
    }

    private static int? Size(IQueryCollection query, string field, int usual, ref WireError? error)
    {
        string text = query[field].ToString();
        if (text.Length == 0)
        {
            return usual;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size >= 1)
        {
            return Math.Min(size, Most);
        }

        error = new WireError(400, ErrorCode.InvalidRequest, $"{field} is no whole number from 1 to {Most}")
        {
            Field = field,
        };
        return null;
    }
}
