using Insights.Typed;

Console.WriteLine(Queries.Customers);
Console.WriteLine(Datasets.DynamicsUsage.Take(1).Select(x => x.CustomerName).ToString().Split(',').Length > 5);
