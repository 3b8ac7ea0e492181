using Acme.Data;

Console.WriteLine(Queries.Customers);
Console.WriteLine(Datasets.OfficeUsage.Take(1).ToString().StartsWith("SELECT ", StringComparison.Ordinal));
Console.WriteLine(string.Join(", ", typeof(Datasets).GetProperties().Select(p => p.Name).Order()));
Console.WriteLine(new DynamicsUsageRow { CustomerName = "Fabrikam" }.CustomerName);
