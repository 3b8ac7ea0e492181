namespace Insights.Typed.Testing.Tests;

/// <summary>If the service's name is not valid in C#, messages contain the name that the test can write.</summary>
public sealed class PunctuatedNameTests : IDisposable
{
    private readonly InMemoryInsights insights = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => insights.Dispose();

    [Fact]
    public async Task Rows_of_a_dataset_with_unusual_names_are_read()
    {
        insights.Add(Datasets.Odd_Name, new Odd_NameRow { Some_Name = "a", Total_Seats = 3 });

        Assert.Equal([("a", 3L)], await insights.Client.RunAsync(Datasets.Odd_Name.Select(x => new ValueTuple<string, long>(x.Some_Name, x.Total_Seats)), Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_missing_metric_is_named_as_in_CSharp()
    {
        insights.Add(Datasets.Odd_Name, new Odd_NameRow { Some_Name = "a" });

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => insights.Client.RunAsync(Datasets.Odd_Name.Select(x => x.Total_Seats), Cancel).ToListAsync(Cancel).AsTask());

        Assert.Contains("Set Total_Seats on each", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_dataset_is_named_as_in_CSharp()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => insights.Client.RunAsync(Datasets.Odd_Name, Cancel).ToListAsync(Cancel).AsTask());

        Assert.Contains("Call Add(Datasets.Odd_Name, rows)", error.Message, StringComparison.Ordinal);
    }
}
