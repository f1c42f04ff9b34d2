using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Pointsman.Server.Tests.People;

/// <summary>The page on which people answer, as a browser without scripts sees it.</summary>
public sealed class CasesPageTests : IAsyncLifetime
{
    private PeopleGateway _gateway = null!;
    private PageVisitor _ann = null!;

    private string Token => _gateway.Mocked.Server.NewAdminToken!;

    public async ValueTask InitializeAsync()
    {
        _gateway = await PeopleGateway.StartAsync();
        _ann = new PageVisitor(_gateway.Mocked.Server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _ann.Dispose();
        await _gateway.DisposeAsync();
    }

    [Fact]
    public async Task Nobody_sees_a_case_before_saying_who_they_are()
    {
        string id = await _gateway.OpenAsync("a word like xyzzyplugh");
        foreach (string path in new[] { "/cases", $"/cases/{id}" })
        {
            await _ann.GetAsync(path);
            Assert.Equal(HttpStatusCode.Unauthorized, _ann.Status);
            Assert.Contains("name=\"token\"", _ann.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("xyzzyplugh", _ann.Html, StringComparison.Ordinal);
        }

        await _ann.PostAsync($"/cases/{id}", null, ("do", "answer"), ("text", "No."));
        Assert.Equal(HttpStatusCode.Unauthorized, _ann.Status);
        Assert.Equal(CaseState.Waiting, _gateway.Find(id).State);
    }

    [Fact]
    public async Task The_token_lies_in_a_cookie_that_no_script_reads_and_no_other_site_sends()
    {
        await _ann.EnterAsync("not the token at all");
        Assert.Equal(HttpStatusCode.Unauthorized, _ann.Status);
        Assert.Contains("This is not the admin token.", _ann.Html, StringComparison.Ordinal);
        Assert.Equal(0, _ann.Cookies.Count);

        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["do"] = "enter", ["token"] = Token, ["name"] = "Ann" });
        using HttpResponseMessage entered = await http.PostAsync(
            new Uri(_gateway.Mocked.Server.Address, "/cases"), form, TestContext.Current.CancellationToken);
        string cookie = entered.Headers.GetValues("Set-Cookie").First();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/cases", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_case_is_found_taken_and_answered_without_a_script()
    {
        string id = await _gateway.OpenAsync("Is the 9:14 late?");
        await _ann.EnterAsync(Token);
        Assert.Equal(HttpStatusCode.OK, _ann.Status);
        Assert.Contains("Is the 9:14 late?", _ann.Html, StringComparison.Ordinal);
        Assert.Contains("support (1)", _ann.Html, StringComparison.Ordinal);

        await _ann.GetAsync($"/cases/{id}");
        Assert.Contains("general", _ann.Html, StringComparison.Ordinal);
        Assert.Contains("openai/mock-n2-in7-out3", _ann.Html, StringComparison.Ordinal);
        await _ann.PostAsync($"/cases/{id}", null, ("do", "take"));
        Assert.Contains("taken by Ann", _ann.Html, StringComparison.Ordinal);
        await _ann.PostAsync($"/cases/{id}", null, ("do", "answer"), ("text", "It is.\r\nBy ten minutes."));
        Assert.Equal("It is.\nBy ten minutes.", _gateway.Find(id).Answer);
        Assert.Contains("There is nothing here.", _ann.Html, StringComparison.Ordinal);
        await _ann.GetAsync("/cases?state=answered&queue=support");
        Assert.Contains("answered by Ann", _ann.Html, StringComparison.Ordinal);
        await _ann.GetAsync($"/cases/{id}");
        Assert.Contains("By ten minutes.", _ann.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", _ann.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</textarea><img src=x onerror=alert(1)>")]
    [InlineData("\"'><svg/onload=alert(1)>")]
    public async Task What_a_prompt_says_is_shown_and_never_done(string text)
    {
        string id = await _gateway.OpenAsync(text);
        await _ann.EnterAsync(Token, "Ann <b>");
        foreach (string path in new[] { "/cases", $"/cases/{id}" })
        {
            await _ann.GetAsync(path);
            Assert.DoesNotContain(text, _ann.Html, StringComparison.Ordinal);
            Assert.Contains(WebUtility.HtmlDecode(text), WebUtility.HtmlDecode(_ann.Html), StringComparison.Ordinal);
            Assert.DoesNotMatch("<(img|svg|b)[ />]", _ann.Html);
            string policy = _ann.Response.Headers.GetValues("Content-Security-Policy").Single();
            string nonce = Regex.Match(policy, "script-src 'nonce-([^']+)'").Groups[1].Value;
            Assert.Equal($"<script nonce=\"{nonce}\">", Assert.Single(Regex.Matches(_ann.Html, "<script[^>]*>")).Value);
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotMatch("(src|href)=\"(https?:)?//", _ann.Html);
        }
    }

    [Theory]
    [InlineData("https://evil.example", null)]
    [InlineData("http://127.0.0.1:1", null)]
    [InlineData(null, "made-up")]
    [InlineData(null, "")]
    public async Task A_form_of_another_page_changes_nothing(string? origin, string? form)
    {
        string id = await _gateway.OpenAsync();
        await _ann.EnterAsync(Token);
        (string, string)[] forged = form is null ? [] : [("form", form)];
        await _ann.PostAsync($"/cases/{id}", origin, [("do", "answer"), ("text", "No."), .. forged]);
        Assert.Equal(HttpStatusCode.Forbidden, _ann.Status);
        Assert.Equal(CaseState.Waiting, _gateway.Find(id).State);
    }

    [Fact]
    public async Task Its_own_form_is_taken_with_the_origin_that_browsers_send()
    {
        string id = await _gateway.OpenAsync();
        await _ann.EnterAsync(Token);
        await _ann.PostAsync(
            $"/cases/{id}", _gateway.Mocked.Server.Address.GetLeftPart(UriPartial.Authority),
            ("do", "answer"), ("text", "Yes."));
        Assert.Equal(CaseState.Answered, _gateway.Find(id).State);
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_is_not_lost_and_who_was_first_is_told()
    {
        string id = await _gateway.OpenAsync();
        await _ann.EnterAsync(Token);
        await _ann.GetAsync($"/cases/{id}");
        await _gateway.AdminAsync($"/api/cases/{id}/take", """{ "by": "Bob" }""");
        await _ann.PostAsync($"/cases/{id}", null, ("do", "answer"), ("text", "Mine."));
        Assert.Equal(HttpStatusCode.Conflict, _ann.Status);
        Assert.Contains("Bob has it until", _ann.Html, StringComparison.Ordinal);
        await _ann.PostAsync($"/cases/{id}", null, ("do", "answer"), ("text", " "));
        Assert.Contains("Your answer: found nothing", _ann.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leaves_is_asked_again_and_a_new_admin_token_ends_every_session()
    {
        await _ann.EnterAsync(Token);
        await _ann.PostAsync("/cases", null, ("do", "leave"));
        Assert.Equal(HttpStatusCode.Unauthorized, _ann.Status);
        await _ann.EnterAsync(Token);
        Assert.Equal(HttpStatusCode.OK, _ann.Status);
        await _gateway.AdminAsync("/api/admin-token", "");
        await _ann.GetAsync("/cases");
        Assert.Equal(HttpStatusCode.Unauthorized, _ann.Status);
    }

    [Fact]
    public async Task What_was_typed_when_a_session_is_over_is_there_again_after_entering()
    {
        string id = await _gateway.OpenAsync();
        const string Typed = "It is \"late\".\n\n<b>By ten</b> minutes & more.";
        await _ann.PostAsync($"/cases/{id}", null, ("do", "answer"), ("text", Typed.ReplaceLineEndings("\r\n")));
        Assert.Equal(HttpStatusCode.Unauthorized, _ann.Status);
        Assert.Contains("Your session is over", _ann.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", _ann.Html, StringComparison.Ordinal);

        await _ann.EnterAsync("not the token");
        Assert.Equal(HttpStatusCode.Unauthorized, _ann.Status);
        await _ann.EnterAsync(Token);
        Assert.Equal(HttpStatusCode.OK, _ann.Status);
        Assert.Equal("/cases", _ann.Response.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Contains("is not sent yet", _ann.Html, StringComparison.Ordinal);
        Match area = Regex.Match(_ann.Html, "<textarea[^>]*>(.*?)</textarea>", RegexOptions.Singleline);
        Assert.Equal(Typed, WebUtility.HtmlDecode(area.Groups[1].Value));
        Assert.Equal(CaseState.Waiting, _gateway.Find(id).State);

        await _ann.PostAsync($"/cases/{id}", null, ("do", "answer"), ("text", Typed));
        Assert.Equal((CaseState.Answered, Typed), (_gateway.Find(id).State, _gateway.Find(id).Answer));
    }

    [Fact]
    public async Task Who_follows_a_link_to_a_case_is_there_after_entering()
    {
        string id = await _gateway.OpenAsync("Is the 9:14 late?");
        await _ann.GetAsync($"/cases/{id}");
        await _ann.EnterAsync(Token);
        Assert.Contains("Is the 9:14 late?", _ann.Html, StringComparison.Ordinal);
        Assert.Contains("<textarea", _ann.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_from_elsewhere_puts_no_words_into_the_form()
    {
        string id = await _gateway.OpenAsync();
        await _ann.PostAsync($"/cases/{id}", "https://evil.example", ("do", "answer"), ("text", "Theirs."));
        Assert.Equal(HttpStatusCode.Unauthorized, _ann.Status);
        Assert.DoesNotContain("Theirs.", _ann.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_is_gone_is_told_so()
    {
        await _ann.EnterAsync(Token);
        await _ann.GetAsync("/cases/case_none");
        Assert.Equal(HttpStatusCode.NotFound, _ann.Status);
        Assert.Contains("There is no such case", _ann.Html, StringComparison.Ordinal);
    }
}
