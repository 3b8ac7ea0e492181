Console.WriteLine(Insights.Typed.Datasets.DynamicsUsage.Select(x => x.SubscriptionId));
