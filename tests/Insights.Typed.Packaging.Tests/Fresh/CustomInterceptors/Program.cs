using Insights.Typed;

Console.WriteLine(Datasets.DynamicsUsage.Select(x => x.SubscriptionId));
Console.WriteLine(Greeting.Say("original"));

internal static class Greeting
{
    internal static string Say(string text) => text;
}
