internal static class Program { internal static object Run() => Insights.Typed.Datasets.DynamicsUsage; }
