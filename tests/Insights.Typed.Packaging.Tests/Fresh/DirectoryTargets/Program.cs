using Insights.Typed;

Console.WriteLine(Datasets.DynamicsUsage.Select(x => x.SubscriptionId));
