using Xunit;

namespace Pointsman.Clients.Tests;

public sealed class MatrixPageTests
{
    [Fact]
    public void The_page_shows_the_cells_that_are_tested()
    {
        string before = File.ReadAllText(Checkout.Page);
        string now = MatrixPage.Refresh(before);
        if (Environment.GetEnvironmentVariable("POINTSMAN_WRITE") == "yes")
        {
            File.WriteAllText(Checkout.Page, now);
            return;
        }

        Assert.True(before == now, "docs/clients.md is out of date; its last lines say how it is written anew");
    }
}
