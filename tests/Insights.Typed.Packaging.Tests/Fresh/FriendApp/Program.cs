using Insights.Typed;

Console.WriteLine(Queries.Customers);
Console.WriteLine(Datasets.DynamicsUsage.Take(1).Select(x => x.CustomerName));
Console.WriteLine(typeof(Datasets).Assembly.GetName().Name);
