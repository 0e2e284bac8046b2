// Every vendor, one line each. The exported name is the vendor's name everywhere: ids, errors, logs.
export {};
