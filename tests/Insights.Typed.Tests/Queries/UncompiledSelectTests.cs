namespace Insights.Typed.Tests.Queries;

/// <summary>A Select that no interceptor replaces selects all columns, so that its rows are correct.</summary>
public sealed class UncompiledSelectTests
{
    // A delegate, not a lambda: the compiler cannot see here what it reads.
    private static readonly Func<EverythingRow, string> NameOf = x => x.Name;

    [Fact]
    public void A_delegate_selects_all_columns_and_no_metric() =>
        Assert.Equal(Datasets.Everything.Take(1).ToString(), Datasets.Everything.Take(1).Select(NameOf).ToString());

    [Fact]
    public void After_Distinct_an_uncompiled_Select_is_refused() =>
        Assert.Contains(
            "with Distinct a query for all columns would return other rows",
            Assert.Throws<InvalidOperationException>(() => Datasets.Everything.Distinct().Select(NameOf)).Message,
            StringComparison.Ordinal);
}
